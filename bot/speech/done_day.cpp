#include "speech/done_day.hpp"

#include "speech/card_words.hpp"
#include "speech/done_cards.hpp"
#include "speech/happened.hpp"
#include "speech/names.hpp"
#include "speech/offers.hpp"
#include "speech/steps.hpp"

namespace bot::speech {

namespace {

line people_as(const day::people& who, day::role as) {
    std::vector<line> each;
    for (const auto& [person, member] : who)
        if (member.as == as) each.push_back(words(person, member.team.empty() ? "" : " (" + member.team + ")"));
    return each.empty() ? words("nobody") : listed(each);
}

line groups_as(const day::groups& from, day::role as) {
    std::vector<line> each;
    for (const auto& [id, group] : from)
        if (group.as.as == as)
            each.push_back(words("@" + group.is.name, group.as.team.empty() ? "" : " (" + group.as.team + ")"));
    return listed(each);
}

/// Which groups people are taken from; whoever comes into them or leaves them later is meant, too.
std::vector<line> groups_followed(const day::groups& from) {
    std::vector<line> found;
    for (const auto& [as, name] : {std::pair(day::role::agent, "agents"), std::pair(day::role::responder, "responders"),
             std::pair(day::role::observer, "observers")})
        if (auto groups = groups_as(from, as); !groups.empty())
            found.push_back(words("Whoever is in ", groups, " is among the ", name, ", now and later."));
    return found;
}

/// Of a day that nobody has heard of yet only agents hear more.
std::string told_of(const day::open_book& day, const std::string& why) {
    return std::string(day.told ? "Everybody is told" : "The agents are told") + (why.empty() ? "." : ", and why.");
}

}  // namespace

span day_clerk::at(day::instant then) const { return when(then, of.plan().zone, now); }

message day_clerk::operator()(const day::hand_over& asked) const {
    if (const auto* it = among<day::handed_over>(happened))
        return says(asked.to, " facilitates from now on. ", told_of(of.open(), it->why), " ", it->from,
            " knows what is planned, and is an agent of chaos now.");
    if (among<day::appointment_backed>(happened))
        return says("You ask that ", asked.to,
            " takes over. It takes a second agent who says the same: ", typed("facilitator"), " and that name.");
    return nothing_changed();
}

message day_clerk::operator()(const day::edit_day&) const {
    const auto* it = among<day::day_edited>(happened);
    if (!it) return nothing_changed();
    telling made;
    made.says("The day is changed.", it->told ? " Everybody who heard of the old date hears of the new one." : "");
    if (it->opened == true)
        made.says(strong("It is an open day now: its cards are secret no more"),
            ". Everybody may read them on their page: ", typed("link"),
            ". If that was not meant: ", typed("edit open: no"), "; what has been read by then is known.");
    if (it->opened == false) made.says("Its cards are secret from now on. What was read while it was open is known.");
    return made;
}

message day_clerk::operator()(const day::change_people&) const {
    if (happened.empty()) return nothing_changed();
    const auto& who = of.secret().who;
    telling made;
    made.says("Who takes part:")
        .lists({words("Agents: ", people_as(who, day::role::agent)),
            words("Responders: ", people_as(who, day::role::responder)),
            words("Observers: ", people_as(who, day::role::observer))});
    if (auto groups = groups_followed(of.secret().from); !groups.empty()) made.lists(std::move(groups));
    return made;
}

message day_clerk::operator()(const day::kick_off&) const {
    if (const auto* it = among<day::kickoff_set>(happened); it && it->at)
        return says("The kickoff comes at ", at(it->at->at), ".");
    if (!among<day::kicked_off>(happened)) return nothing_changed();
    return says("It begins. ", of.plan().incident_channel, " and the agents are told.");
}

message day_clerk::operator()(const day::set_limit& asked) const {
    return says("The limit is ", asked.limit, " now: so many cards may run at a time, those rolling back included.");
}

message day_clerk::operator()(const day::hold_starts&) const {
    return says("Hold: no card starts until ", typed("resume"), ". What runs, runs on.");
}

message day_clerk::operator()(const day::resume_day&) const {
    if (among<day::resumed>(happened))
        return says(
            "It goes on; everybody is told. No card has been restarted: what should run again is started again.");
    return among<day::hold_lifted>(happened) ? says("The hold is over: cards may start again.") : nothing_changed();
}

message day_clerk::operator()(const day::load_plan&) const {
    if (happened.empty()) return says("The plan says what is known already; nothing was changed.");
    std::size_t added = 0, changed = 0;
    for (const auto& each : happened)
        if (const auto* it = std::get_if<day::agents_fact>(&each.what)) {
            added += std::holds_alternative<day::card_added>(*it);
            changed += std::holds_alternative<day::card_changed>(*it);
        }
    return telling()
        .says("The plan is loaded: ", counted(added, "new card"), ", ", counted(changed, "changed card"), ".")
        .offers(offer("Check", "check"));
}

message day_clerk::operator()(const day::extend_day& asked) const {
    const auto* in = day::public_day(of.day()).current_window(now);
    if (!in) return nothing_changed();
    const auto& zone = of.plan().zone;
    const auto last_start = in->last_start.at;
    return says("The times are now: last start ", at(last_start), ", wind-down ",
        when(day::wind_down_of(of.day(), *in), zone, last_start), ", end ", when(in->ends.at, zone, last_start), ". ",
        told_of(of.open(), asked.why));
}

message day_clerk::operator()(const day::wind_down&) const {
    const auto* it = among<day::wind_down_set>(happened);
    if (!it) return nothing_changed();
    return says(it->at <= now ? words("Wind-down begins now") : words("Wind-down begins at ", at(it->at)),
        ": from then on nothing starts, and owners are asked to roll back.");
}

message day_clerk::operator()(const day::end_day&) const {
    const auto* it = among<day::day_ended>(happened);
    if (!it) return nothing_changed();
    telling made;
    made.says("It is over. Everybody is told that a failure in ", of.plan().environment, " is a real one now.");
    if (!it->still_broken.empty()) {
        std::vector<line> each;
        for (const auto& what : it->still_broken) each.push_back(words(what));
        made.says("What is still broken was told, too:").lists(std::move(each));
        made.says("See that it is put right: ", typed("stop"), ", ", typed("rolled-back"), " and ", typed("restored"),
            " still work.");
    }
    return made.offers(first("Retrospective", "retro"));
}

message day_clerk::operator()(const day::reveal&) const {
    const auto* it = among<day::revealed_to_all>(happened);
    if (!it) return says("There is nothing left to reveal.");
    std::vector<day::card_no> which;
    for (const auto& each : it->cards) which.push_back(each.no);
    return says("Everybody may read now: ", cards_named(of, which), ".");
}

message day_clerk::operator()(const day::set_reminder& asked) const {
    const auto name = name_of(asked.kind);
    if (asked.snooze) return says("The reminder “", name, "” is silent until ", at(now + *asked.snooze), ".");
    if (asked.off)
        return says(
            "The reminder “", name, "” is off. ", typed("remind " + std::string(name) + " on"), " brings it back.");
    if (asked.every) return says("The reminder “", name, "” comes every ", lasting(*asked.every), " now.");
    return says("The reminder “", name, "” is on.");
}

message day_clerk::operator()(const day::cancel_day&) const {
    return says("The day is called off. Whoever was told of it hears so; open changes are still to be restored.");
}

message day_clerk::operator()(const day::close_day&) const {
    return says("The day is closed. ", typed("clone \"New name\" date: …"), " makes the next one from its cards.");
}

message day_clerk::operator()(const day::tick_step& asked) const {
    const auto step = step_numbered(asked.step);
    if (step == day::step::review)
        return says("Review: done. Next comes sharing what was learnt, in one to three weeks.");
    if (step == day::step::share)
        return telling().says("Shared: done. What is left is to close the day.").offers(close_the_day());
    return telling().says("Done: ", name_of(step), ".").adds(steps_in_words(of));
}

namespace {

std::vector<line> improvements_of(const day::agents_day& of) {
    std::vector<line> all;
    for (const auto& each : of.secret().lessons)
        if (each.kind == day::lesson_kind::improvement) all.push_back(words(each.text, " (", each.by, ")"));
    if (all.empty()) all.push_back(words("nothing was written down"));
    return all;
}

}  // namespace

message day_clerk::operator()(const day::clone_day& asked) const {
    return telling()
        .says("Planned from this day: ", strong(asked.plan.name), ", with its cards and people. You facilitate it.")
        .says(
            "Look through the cards before it begins. What this day asked to be better goes with them, and comes up in "
            "the ready check: ")
        .lists(improvements_of(of))
        .offers(offer("Check", "check"));
}

}  // namespace bot::speech
