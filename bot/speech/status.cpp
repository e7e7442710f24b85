#include "speech/status.hpp"

#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/procedure.hpp"
#include "speech/say.hpp"

namespace bot::speech {

namespace {

line hours_of(const day::public_day& of, day::instant now) {
    const auto& zone = of.plan().zone;
    const auto* in = of.current_window(now);
    if (!in) return words("It has no window yet.");
    if (now < in->opens.at) return words("The next window: ", from_to(in->opens.at, in->ends.at, zone, now), ".");
    if (now < in->ends.at)
        return words("It runs until ", when(in->ends.at, zone, now), ", since ", when(in->opens.at, zone, now), ".");
    return words("It was to end at ", when(in->ends.at, zone, now), " and runs longer.");
}

line planned_hours(const day::public_day& of, day::instant now) {
    const auto& zone = of.plan().zone;
    const auto* in = of.current_window(now);
    if (!in) return words("It has no window yet.");
    return words("Its window: ", from_to(in->opens.at, in->ends.at, zone, now), ".");
}

line where_it_stands(const day::public_day& of, day::instant now) {
    switch (of.open().now) {
        case day::phase::planned:
            return words("It has not begun. ", planned_hours(of, now));
        case day::phase::open:
            return hours_of(of, now);
        case day::phase::ended:
        case day::phase::closed:
            return words("It is over: a failure in ", of.plan().environment, " is a real one now.");
        case day::phase::cancelled:
            return words("It was called off.");
    }
    return {};
}

line standstill_in_words(const day::standstill& it, const day::public_day& of, day::instant now) {
    const auto since = when(it.since, of.plan().zone, now);
    return words(strong(it.real ? "A real incident: everything is stopped" : "Everything is stopped"), " since ", since,
        ". ", of.open().facilitator, " resumes.");
}

void tell_sightings(telling& to, const day::public_day& of, const day::person_id& who, day::instant now) {
    const auto theirs = of.sightings_of(who);
    if (theirs.empty()) return;
    to.says("What you reported:");
    for (const auto& each : theirs) {
        auto said = words(strong(std::to_string(each.no.value)), " ", each.what, ", ",
            when(each.seen, of.plan().zone, now), each.resolved ? ", over" : ", open");
        if (each.resolved)
            to.shows(std::move(said));
        else
            to.shows(std::move(said), {offer("It is over", "resolved " + std::to_string(each.no.value))});
    }
}

void tell_agents_more(telling& to, const day::agents_day& of, day::instant now) {
    const auto& secret = of.secret();
    std::vector<line> each;
    each.push_back(words(secret.faulty.size(), " of ", secret.limit, " places taken (running or rolling back)"));
    std::vector<std::string> columns;
    for (const auto& [where, cards] : day::board(of, now))
        columns.push_back(std::to_string(cards.size()) + " " + std::string(name_of(where)));
    each.push_back(words("Board: ", columns.empty() ? "no cards yet" : listed(columns)));
    const bool ahead = of.open().now == day::phase::planned || of.open().now == day::phase::open;
    if (const auto* in = day::public_day(of.day()).current_window(now); in && ahead)
        each.push_back(words("Last start ", when(in->last_start.at, of.plan().zone, now), ", wind-down ",
            when(day::wind_down_of(of.day(), *in), of.plan().zone, in->last_start.at)));
    if (secret.on_hold)
        each.push_back(words(strong("Hold"), " by ", secret.on_hold->by, ": no card starts",
            secret.on_hold->why.empty() ? "" : " (" + secret.on_hold->why + ")"));
    if (!secret.open_changes.empty())
        each.push_back(words(counted(secret.open_changes.size(), "open change"), " to restore before the end"));
    if (secret.channel_unsafe)
        each.push_back(words("The agents' channel is not safe: their texts go to each directly"));
    to.says("For agents:").lists(std::move(each)).offers(offer("Board", "board"));
}

}  // namespace

message public_status(const day::public_day& of, const day::person_id& who, day::instant now) {
    const auto& plan = of.plan();
    telling made;
    made.says(strong(plan.name), " in ", strong(plan.environment), ". ", where_it_stands(of, now));
    if (of.open().stopped) made.says(standstill_in_words(*of.open().stopped, of, now));
    made.lists({words("Failures there are treated by: ", procedure_in_words(plan.procedure, plan.procedure_link)),
        words("They are reported in ", plan.incident_channel), words(of.open().facilitator, " facilitates")});
    tell_sightings(made, of, who, now);
    return made;
}

message agents_status(const day::agents_day& of, const day::person_id& who, day::instant now) {
    telling made;
    made.adds(public_status(day::public_day(of.day()), who, now));
    tell_agents_more(made, of, now);
    return made;
}

message no_day_status() {
    return says("There is no Chaos Day here: a failure is a real one. To plan a day: ", typed("new"), ".");
}

message personal_link(std::string_view day, std::string_view url) {
    return says("Your page of ", strong(day), ": ", linked("open it", url),
        ". The link works once, for ten minutes, in the browser that opens it. It is yours: do not pass it on.");
}

message too_many_links() {
    return says("Too many links wait to be opened just now, so I can make no other one. Ask again in ten minutes; ",
        typed("status"), " tells you meanwhile.");
}

message no_page() { return says("This bot serves no web pages; all there is to see comes by ", typed("status"), "."); }

}  // namespace bot::speech
