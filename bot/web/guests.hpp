// Who may look: personal links and the sessions they become, as values. A link is for one person in one role of one
// day, is good for ten minutes, and once. Nothing here knows HTTP, a file or a clock.
#pragma once

#include "day/view.hpp"
#include "web/token.hpp"

#include <expected>
#include <functional>
#include <map>
#include <vector>

namespace bot::web {

struct guest {
    day::day_id day;
    day::person_id who;
    day::role as = day::role::none;
    bool operator==(const guest&) const = default;
};

struct session {
    kept_token key;
    guest of;
    day::instant since;
    bool operator==(const session&) const = default;
};

class guests {
public:
    static constexpr auto link_lasts = std::chrono::minutes(10);
    static constexpr auto session_lasts = std::chrono::days(30);
    /// Of one person the oldest gives way; of all together no more are let in.
    static constexpr std::size_t links_each = 3, sessions_each = 8, links_most = 2'000, sessions_most = 2'000;

    explicit guests(dice by = random_bytes) : dice_(std::move(by)) {}
    /// As they were kept. Of too many, the first.
    guests(std::vector<session> known, dice by);

    /// The token of a new link; nothing when too many links wait to be opened.
    std::optional<std::string> invite(const guest& whom, day::instant now);
    /// Whom this link is for, which stays as good as it was; null where it is none.
    const guest* invited(std::string_view token, day::instant now) const;
    /// The token of the session that the link becomes, and whose it is.
    struct admitted {
        std::string token;
        guest as;
    };
    /// `no_link`: it was never given, was used, or is too old. Where there is no room, the link stays as good as it
    /// was.
    enum class shut_out : std::uint8_t { no_link, no_room };
    std::expected<admitted, shut_out> redeem(std::string_view token, day::instant now);
    /// Null for whoever has no session.
    const session* find(std::string_view token, day::instant now) const;
    /// By its name; null when it has ended.
    const session* named(std::string_view name, day::instant now) const;
    /// Ends the sessions, and calls back the links, for which this is so; tells whether there was one.
    bool end_if(const std::function<bool(const guest&)>& is_over);
    bool end(std::string_view name);
    /// Nobody comes in by this link any more.
    void call_back(std::string_view token);

    std::vector<session> sessions() const;
    bool empty() const { return links_.empty() && sessions_.empty(); }

private:
    using by_name = std::map<std::string, session, std::less<>>;
    static void make_room(by_name& in, const guest& whom, std::size_t each);
    static const session* proven(const by_name& in, std::string_view token);

    dice dice_;
    by_name links_, sessions_;
};

}  // namespace bot::web
