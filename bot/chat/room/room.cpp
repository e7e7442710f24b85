#include "chat/room/room.hpp"

#include <algorithm>

namespace bot::chat::room {

namespace {

failure no_such_place() { return {failure::kind::refused, "there is no such place in the rehearsal room", {}}; }
failure no_such_post() { return {failure::kind::refused, "there is no such message in the rehearsal room", {}}; }

/// Empty for what is not here.
std::string place_of(const destination& where) {
    if (const auto* who = std::get_if<day::person_id>(&where)) return figure_named(who->id) ? direct(who->id) : "";
    const auto& name = std::get<day::channel_id>(where).id;
    const auto is_known =
        name == incidents || name == agents || (name.starts_with('@') && figure_named(name.substr(1)));
    return is_known ? name : "";
}

}  // namespace

day::person_id person_called(std::string_view handle) { return {day::platform::room, std::string(handle)}; }
day::channel_id channel_called(std::string_view name) { return {day::platform::room, std::string(name)}; }

room::room(std::filesystem::path file, clock::clock& time) : diary_(std::move(file)), time_(time) {
    for (auto& each : diary_.take_past()) standing_.apply(std::move(each));
}

std::expected<void, std::string> room::write(event what) {
    if (auto written = diary_.append(what); !written) return written;
    standing_.apply(std::move(what));
    if (told_) told_();
    return {};
}

std::expected<void, failure> room::write_for_port(event what) {
    auto written = write(std::move(what));
    if (written) return {};
    return std::unexpected(failure{failure::kind::not_sent, std::move(written.error()), std::chrono::seconds(5)});
}

outcome<day::post_ref> room::post(destination where, std::string name, speech::message said) {
    const auto place = place_of(where);
    if (place.empty()) co_return std::unexpected(no_such_place());
    const auto id = standing_.next_post_id(place);
    auto written = write_for_port(posted{place, id, "", now(), "", std::move(said), std::move(name), ""});
    if (!written) co_return std::unexpected(std::move(written.error()));
    co_return day::post_ref{channel_called(place), id};
}

outcome<std::optional<day::post_ref>> room::find(destination where, std::string name, day::instant since) {
    const auto place = place_of(where);
    if (place.empty()) co_return std::unexpected(no_such_place());
    const auto* found = standing_.find_named(place, name, since);
    if (!found) co_return std::nullopt;
    co_return day::post_ref{channel_called(place), found->first.id};
}

outcome<void> room::edit(day::post_ref which, std::string name, speech::message said) {
    if (!standing_.find(which.where.id, which.id)) co_return std::unexpected(no_such_post());
    co_return write_for_port(edited{which.where.id, which.id, std::move(name), std::move(said)});
}

outcome<void> room::remove(day::post_ref which) {
    if (!standing_.find(which.where.id, which.id)) co_return std::expected<void, failure>();
    co_return write_for_port(removed{which.where.id, which.id});
}

std::expected<void, failure> room::set_pin(const day::post_ref& which, bool on) {
    const auto* found = standing_.find(which.where.id, which.id);
    if (!found && on) return std::unexpected(no_such_post());
    if (!found || found->is_pinned == on) return {};
    return write_for_port(pinned{which.where.id, which.id, on});
}

outcome<void> room::pin(day::post_ref which) { co_return set_pin(which, true); }
outcome<void> room::unpin(day::post_ref which) { co_return set_pin(which, false); }

outcome<std::string> room::topic(day::channel_id of) {
    if (place_of(of).empty()) co_return std::unexpected(no_such_place());
    co_return standing_.topic(of.id);
}

outcome<void> room::set_topic(day::channel_id of, std::string to) {
    if (place_of(of).empty()) co_return std::unexpected(no_such_place());
    if (standing_.topic(of.id) == to) co_return std::expected<void, failure>();
    co_return write_for_port(topic_set{of.id, std::move(to)});
}

outcome<channel_members> room::members(day::channel_id of) {
    if (place_of(of).empty()) co_return std::unexpected(no_such_place());
    channel_members all;
    all.is_private = of.id != incidents;
    for (const auto& handle : standing_.members(of.id)) all.present.insert(person_called(handle));
    co_return all;
}

std::optional<day::person_id> room::person(std::string_view handle) const {
    const auto* found = figure_named(handle);
    return found ? std::optional(person_called(found->handle)) : std::nullopt;
}

std::optional<day::channel_id> room::channel(std::string_view handle, const day::channel_id&) const {
    if (handle != incidents && handle != agents) return std::nullopt;
    return channel_called(handle);
}

std::string room::name_of(const day::person_id& who) const {
    if (who.is_bot()) return "chaosday";
    const auto* found = figure_named(who.id);
    return found ? std::string(found->name) : who.id;
}

}  // namespace bot::chat::room
