// The way in to the pages of a day: a personal link, the button on the page that it opens, the session that the button
// begins, and its end. Opening a link changes nothing (what previews links must not use it up), and the token stands
// behind the # of the link, where no server and no proxy on the way sees it.
#pragma once

#include "clock/clock.hpp"
#include "crew/teller.hpp"
#include "desk/port.hpp"
#include "web/guard.hpp"
#include "web/guest_file.hpp"
#include "web/sight.hpp"
#include "wire/http_server.hpp"

namespace bot::web {

/// What a page is told that can not be open beside the others.
inline constexpr std::string_view full_house = "Too many of your pages, or of the bot's, are open: close one.";

class door {
public:
    struct surroundings {
        clock::clock& wall;  ///< of this machine, not of the day: sessions outlive a restart
        look sees;
        std::function<std::string()> address;  ///< what links begin with: "https://chaos.example.org"
        guest_file kept;
        crew::teller tell;
        dice by = random_bytes;
    };
    explicit door(surroundings around);

    /// A link for this person in their present role.
    std::expected<std::string, desk::no_link> link_for(day::day_id of, const day::person_id& who);

    /// POST /enter with the token as its body: a session begins.
    wire::http_response enter(const wire::http_request& asked);
    /// POST /leave: it ends.
    wire::http_response leave(const wire::http_request& asked);
    /// GET /who: whether there is a session, and what it shows. A page that was refused its socket can not see why: it
    /// asks here, and is told where its session may have no more pages.
    using has_place = std::function<bool(const std::string& session)>;
    wire::http_response who(const wire::http_request& asked, const has_place& for_one_more);

    /// The session of a request; nothing where it has ended or never began.
    std::optional<session> session_of(const wire::http_request& asked);
    /// Whether the session of that name still is one: it ends with a change of role, with the retrospective, or when
    /// the operator revokes all of them.
    bool is_open(const std::string& name);
    /// Whether anybody is in, or has a link.
    bool has_guests() const { return !book_.empty(); }
    /// Ends all sessions if the operator asked for that meanwhile (guest_file::revoke); looks at the disk.
    void take_revocation();

private:
    bool is_welcome(const guest& it) const;
    void keep_more();
    struct revocation {
        bool is_under_way = false;
        std::string told;  ///< why it can not be written down, as it was told last
    };
    void keep_fewer(std::shared_ptr<revocation> done = nullptr);
    void count_refusal();

    surroundings around_;
    guests book_;
    std::size_t refused_ = 0;
    bool is_told_of_revocation_ = false;
    /// Outlives the door, as what is written for it does.
    std::shared_ptr<revocation> revocation_ = std::make_shared<revocation>();
};

}  // namespace bot::web
