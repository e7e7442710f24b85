// Who is connected, who hears what, and how a connection begins, is kept alive, is taken up again and ends.
#pragma once

#include "clock/virtual_clock.hpp"
#include "crew/crew.hpp"
#include "scripted/mattermost/accounts.hpp"
#include "scripted/mattermost/peer.hpp"

#include <functional>

namespace tests::mattermost {

/// Whoever is named; nobody named: everybody.
struct audience {
    std::string person, channel, team;
    std::string but_not{};
};

class hub {
public:
    hub(net::io_context& io, virtual_clock& clock, world& of, accounts& by);
    ~hub();

    std::vector<std::shared_ptr<peer>> peers;
    /// Called for each text that comes in; true: nobody hears it any more.
    std::function<bool()> is_deaf = [] { return false; };
    bool says_hello = true;
    bool answers_pings = true;

    /// An event, to all who may hear it.
    void tell(const std::string& event, json data, const audience& to);
    /// Serves one conversation, from its upgrade to its end.
    net::awaitable<void> converse(wire::http_request asked, wire::transport over, std::shared_ptr<wire_faults> faults);
    /// A sign of life of somebody: connections of theirs stay worth resuming (FACTS 2).
    void notices(const std::string& person);

    /// All connections end with a FIN, and none can be taken up again: the server has been restarted.
    void falls();
    /// All that are open stay open and hear nothing any more: the hub has panicked (FACTS 2).
    void panics();
    /// The account was disabled: its connections stay open and are never authenticated again.
    void shuts_out(const std::string& person);

    /// The last one that is open; null when there is none.
    std::shared_ptr<peer> open_peer() const;
    std::size_t open_peers() const;
    json hello(const session& to) const;

private:
    void authenticate(const std::shared_ptr<peer>& who, const json& said);
    void let_in(const std::shared_ptr<peer>& who, const std::string& person, const std::string& token, bool resumes);
    std::shared_ptr<session> taken_up(const resumption& asked, const std::string& person);
    void greet(const std::shared_ptr<peer>& who, std::shared_ptr<session> as);
    void greet_after_loss(const std::shared_ptr<peer>& who, const std::shared_ptr<session>& as);
    void send_again(const std::shared_ptr<peer>& who, std::int64_t from);
    void deliver(const std::shared_ptr<session>& to, const json& event);
    void hear(const std::shared_ptr<peer>& who, const std::string& text);
    json reply(const session& to, const json& said) const;
    json pong(std::int64_t seq) const;
    void forget_stale();
    void tell_status(const std::string& person, const char* status);
    net::awaitable<void> pump(std::shared_ptr<peer> to);
    net::awaitable<void> read_all(std::shared_ptr<peer> from);
    net::awaitable<void> keep_alive(std::shared_ptr<peer> it);
    net::awaitable<void> wait_for_authentication(std::shared_ptr<peer> it);
    std::shared_ptr<peer> peer_of(const session& it) const;
    bool may_hear(const session& it, const audience& to) const;
    bool is_online(const std::string& person) const;

    net::io_context& io_;
    virtual_clock& clock_;
    world& of_;
    accounts& accounts_;
    instant started_, reaped_;
    std::vector<std::shared_ptr<session>> sessions_;
    bot::crew::crew hands_;
};

}  // namespace tests::mattermost
