#include "clock/zones.hpp"
#include "program/config_file.hpp"
#include "program/programs.hpp"
#include "speech/names.hpp"
#include "web/guest_file.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

int revoke(const web::guest_file& at) {
    if (const auto done = at.revoke(); !done) {
        fmt::print(
            stderr, "The sessions could not be revoked. {}. Run this as the user that runs chaosday.\n", done.error());
        return broken;
    }
    fmt::print(
        "All sessions end: within a second where chaosday runs, else when it starts. /chaos link gives new links.\n");
    return ended_well;
}

int list(const web::guest_file& at, const std::string& zone) {
    const auto known = at.load();
    if (!known) {
        fmt::print(stderr, "{}.\n", known.error());
        return broken;
    }
    for (const auto& each : *known)
        fmt::print("{:20}  {:16}  day {}  since {}\n", each.of.who.id, speech::name_of(each.of.as), each.of.day.value,
            clock::moment_text(each.since, zone));
    fmt::print(
        "{}\n", known->empty() ? "Nobody has a session." : "chaosday sessions CONFIG --revoke ends all of them.");
    return ended_well;
}

}  // namespace

int sessions(const sessions_options& with) {
    const auto how = read_config_file(with.config);
    if (!how) return wrong_config;
    const web::guest_file kept(how->record);
    return with.revoke ? revoke(kept) : list(kept, how->zone);
}

}  // namespace bot::program
