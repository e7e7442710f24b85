#include "chat/lane.hpp"

#include "day/announce.hpp"
#include "day/match.hpp"

#include <algorithm>

namespace bot::chat {

namespace net = boost::asio;

namespace {

using namespace std::chrono_literals;

/// An announcement of unknown fate is looked for this long after its sending: it may still be under way.
constexpr auto settles_in = 5s;
constexpr auto not_connected = 10s;
constexpr auto between_tries = 2s;
constexpr auto longest_between_tries = 60s;
/// What nobody has mended for so long is not mended for this announcement.
constexpr auto mended_within = 24h;

day::instant earliest(const day::announcement& it) { return it.made - 1min; }

/// Who may not look does not know that nothing stands there: it is looked for again.
failure not_found_out(failure why) {
    if (why.of == failure::kind::refused) why.of = failure::kind::not_sent;
    return why;
}

}  // namespace

destination destination_of(const day::announcement& it) {
    return day::match(
        it.to, [](const day::for_everyone& to) { return destination(to.where); },
        [](const day::for_newcomer& to) { return destination(to.who); },
        [](const day::for_agents& to) { return destination(to.where); },
        [](const day::for_one& to) { return destination(to.who); });
}

std::optional<day::announcement> outbox::lane::next() const {
    const day::announcement* oldest = nullptr;
    for (const auto& [id, day] : around.known.days)
        for (const auto* book : {&day.open.outstanding, &day.secret.outstanding})
            for (const auto& [one, it] : *book) {
                if (destination_of(it) != to) continue;
                if (std::holds_alternative<day::for_agents>(it.to) && !around.channel_is_known(id)) continue;
                if (!oldest || it.not_before < oldest->not_before) oldest = &it;
            }
    return oldest ? std::optional(*oldest) : std::nullopt;
}

net::awaitable<void> outbox::lane::run() {
    for (auto it = next(); it && !stopping; it = next()) {
        if (at_hand != it->id) {
            late.reset();
            failures = 0;
        }
        at_hand = it->id;
        std::exception_ptr failed;
        try {
            co_await advance(*it);
        } catch (...) { failed = std::current_exception(); }
        if (failed && crew::was_stopped(failed)) {
            is_over = true;
            std::rethrow_exception(failed);
        }
        if (failed) co_await survive(it->id, failed);
    }
    is_over = true;  // whoever has more to say from here on opens another one
}

net::awaitable<void> outbox::lane::advance(const day::announcement& it) {
    const auto now = around.time.now();
    const bool was_set_back = it.made > now;  // the clock: what has waited since then waits no longer
    if (it.not_before > now && !was_set_back)
        co_await bell->wait_until(it.not_before);
    else if (!day::still_true(around.known.days.at(it.id.day), it, now))
        co_await drop(it, "no longer true");
    else if (co_await is_on_disk(it))
        co_await send(it);
}

/// No fault of a platform or of ours ends a lane: what it may have said is looked up, and said again if it was not.
net::awaitable<void> outbox::lane::survive(day::announcement_id which, std::exception_ptr failed) {
    around.tell(crew::severity::error, "an announcement failed, it is tried again: " + crew::text_of(failed));
    doubtful.insert(which);
    co_await clock::sleep_for(around.steady, settles_in);
}

/// What is lost with the disk is not said before: its name would be given to other news, and stand twice.
net::awaitable<bool> outbox::lane::is_on_disk(const day::announcement& it) const {
    if (!co_await around.settled()) {
        co_await clock::sleep_for(around.steady, settles_in);
        co_return false;
    }
    const auto still = next();
    co_return still && still->id == it.id;
}

net::awaitable<void> outbox::lane::send(const day::announcement& it) {
    const auto platform = day::match(to, [](const auto& where) { return where.on; });
    auto* on = around.on(platform);
    if (!on) {
        co_await clock::sleep_for(around.steady, not_connected);
        co_return;
    }
    const bool may_be_there = doubtful.contains(it.id);
    auto saying = say(*on, it);
    const auto said = co_await std::move(saying);
    auto sent = said ? std::expected<void, failure>() : std::unexpected(said.error());
    if (said) {
        auto enclosing = enclose(*on, it, may_be_there);
        sent = co_await std::move(enclosing);
    }
    if (sent) {
        barred.reset();
        co_await stands(it, *said);
        co_return;
    }
    ++failures;
    if (said || sent.error().of == failure::kind::unknown) doubtful.insert(it.id);
    if (sent.error().of == failure::kind::barred) {
        co_await wait_until_mended(it, sent.error());
        co_return;
    }
    if (sent.error().of == failure::kind::refused) {
        complain("an announcement could not be posted", sent.error());
        co_await drop(it, "refused by the platform: " + sent.error().why);
        co_return;
    }
    co_await wait_after(sent.error());
}

/// Where it stands: found, if it may have been sent before, else said now.
outcome<day::post_ref> outbox::lane::say(port& on, const day::announcement& it) {
    const auto name = day::name_of(it.id);
    if (doubtful.contains(it.id)) {
        const auto found = co_await on.find(to, name, earliest(it));
        if (!found) co_return std::unexpected(not_found_out(found.error()));
        doubtful.erase(it.id);
        if (*found) co_return **found;
    }
    const auto now = around.time.now();
    late.reset();
    if (day::is_late(it, now)) late = now;
    auto words = around.words().say(it, late);
    co_return co_await on.post(to, name, std::move(words));
}

/// What goes along stands as well, each once. One that the platform refuses is left out: the message stands for all.
outcome<void> outbox::lane::enclose(port& on, const day::announcement& it, bool may_be_there) {
    if (!around.along) co_return std::expected<void, failure>();
    auto making = around.along(it, on);
    auto all = co_await std::move(making);
    for (auto& each : all) {
        const auto name = day::name_of(it.id) + "/" + each.name;
        if (may_be_there) {
            auto looking = stands_already(on, each, name, earliest(it));
            const auto stands = co_await std::move(looking);
            if (!stands) co_return std::unexpected(stands.error());
            if (*stands) continue;
        }
        auto sending = std::holds_alternative<file>(each.what)
                           ? on.upload(to, name, std::move(std::get<file>(each.what)))
                           : on.post(to, name, std::move(std::get<speech::message>(each.what)));
        const auto sent = co_await std::move(sending);
        if (!sent && !sent.error().is_turned_down()) co_return std::unexpected(sent.error());
        if (!sent) complain("the platform refuses " + each.name + ", which goes without it", sent.error());
    }
    co_return std::expected<void, failure>();
}

outcome<bool> outbox::lane::stands_already(port& on, const enclosure& it, std::string name, day::instant since) const {
    const auto* as_file = std::get_if<file>(&it.what);
    auto looking =
        as_file ? on.find_upload(to, std::move(name), as_file->name, since) : on.find(to, std::move(name), since);
    const auto found = co_await std::move(looking);
    if (!found) co_return std::unexpected(not_found_out(found.error()));
    co_return found->has_value();
}

net::awaitable<void> outbox::lane::wait_after(const failure& why) {
    complain("the platform did not take an announcement, it is tried again", why);
    const auto growing = std::min<std::chrono::milliseconds>(between_tries * failures, longest_between_tries);
    auto pause = std::clamp<std::chrono::milliseconds>(why.retry_after, growing, longest_between_tries);
    if (why.of == failure::kind::unknown) pause = std::max<std::chrono::milliseconds>(pause, settles_in);
    co_await clock::sleep_for(around.steady, pause);
}

/// Whoever can mend it is told once; it is tried again when anything happens here, and now and then.
net::awaitable<void> outbox::lane::wait_until_mended(const day::announcement& it, const failure& why) {
    const auto now = around.time.now();
    if (!barred) {
        barred = now;
        complain("an announcement waits until somebody mends this", why);
        const auto* channel = std::get_if<day::channel_id>(&to);
        if (channel && why.is_outside && around.shut_out) around.shut_out(*channel);
    }
    if (now - std::max(*barred, it.made) > mended_within)
        co_await drop(it, "not mended within a day: " + why.why);
    else
        co_await bell->wait_until(now + longest_between_tries);
}

net::awaitable<void> outbox::lane::drop(const day::announcement& it, std::string why) {
    day::own_command dropped = day::drop_announcement{it.id, std::move(why)};
    if (co_await around.write_down(it.id.day, std::move(dropped)))
        doubtful.erase(it.id);
    else
        co_await clock::sleep_for(around.steady, settles_in);
}

net::awaitable<void> outbox::lane::stands(const day::announcement& it, day::post_ref where) {
    // From here on its fate is known again only when this is written down.
    doubtful.insert(it.id);
    const bool offers = !around.words().say(it).buttons.empty();
    day::own_command noted = day::note_announced{it.id, where, offers, late};
    if (co_await around.write_down(it.id.day, std::move(noted)))
        doubtful.erase(it.id);
    else
        co_await clock::sleep_for(around.steady, settles_in);
}

void outbox::lane::complain(std::string_view doing, const failure& why) const {
    around.tell(crew::severity::warning, std::string(doing) + ": " + why.why);
}

}  // namespace bot::chat
