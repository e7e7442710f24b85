// Who a token belongs to. Tokens that were seen while the database was up are remembered until a restart, as the real
// server does: so a database that is down makes a good token that nobody remembers look like a bad one (FACTS 4).
#pragma once

#include "scripted/mattermost/world.hpp"
#include "wire/http.hpp"

namespace tests::mattermost {

namespace wire = bot::wire;

class accounts {
public:
    explicit accounts(world& of) : of_(of) {}

    bool database_is_up = true;

    /// A token of one's own; it works from now on.
    void admit(const std::string& token, const std::string& person) { grants_[token] = person; }
    /// It never works again; connections that were made with it stay (FACTS 2).
    void revoke(const std::string& token);
    std::optional<std::string> whose(const std::string& token);
    /// The token in an Authorization header of any case, "Bearer" or "Token", or in the cookie of a browser.
    static std::string token_in(const wire::header_list& headers);
    void forgets_all() { remembered_.clear(); }

private:
    world& of_;
    std::map<std::string, std::string> grants_;
    std::set<std::string> remembered_;
};

}  // namespace tests::mattermost
