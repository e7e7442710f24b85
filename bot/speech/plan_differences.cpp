#include "speech/plan_differences.hpp"

#include "speech/card_words.hpp"
#include "speech/names.hpp"
#include "speech/say.hpp"

#include <algorithm>

namespace bot::speech {

namespace {

constexpr std::size_t people_shown = 20;

line in_words(std::string_view it) { return it.empty() ? words("nothing") : words(it); }
line in_words(std::uint32_t it) { return words(it); }
line in_words(day::minutes it) { return words(lasting(it)); }
line in_words(const day::channel_id& it) { return words(it); }
line in_words(const std::optional<day::channel_id>& it) { return it ? words(*it) : words("none"); }
line in_words(const std::vector<day::minutes>& those) {
    std::vector<std::string> each;
    for (const auto it : those) each.push_back(lasting(it));
    return in_words(listed(each));
}
line in_words(const std::vector<std::uint32_t>& those) {
    std::vector<std::string> each;
    for (const auto it : those) each.push_back(std::to_string(it));
    return in_words(listed(each));
}
line in_words(const std::optional<day::member>& it) {
    if (!it) return words("takes no part");
    return words(name_of(it->as), it->team.empty() ? "" : " (" + it->team + ")");
}
line in_words(const day::window& it, std::string_view zone) {
    constexpr day::instant long_ago{};  // so that the date is said
    return words(from_to(it.opens.at, it.ends.at, zone, long_ago), ", last start ",
        when(it.last_start.at, zone, it.opens.at), ", wind-down ", when(it.wind_down.at, zone, it.opens.at));
}

template <class Key, class Value>
std::optional<Value> found_in(const std::map<Key, Value>& those, const Key& key) {
    const auto found = those.find(key);
    return found == those.end() ? std::nullopt : std::optional(found->second);
}

class comparison {
public:
    explicit comparison(const day::plan_differs& of) : of_(of) {}

    std::vector<line> in_lines(const day::agents_day& day) {
        setup();
        hours();
        reminders();
        people();
        look("limit", of_.limit, of_.limit_next);
        for (const auto& [no, title] : of_.new_cards) all_.push_back(words("new card ", no, ": ", title));
        for (const auto no : of_.changed_cards) all_.push_back(words(card_named(day, no), " reads otherwise"));
        return std::move(all_);
    }

private:
    void differs(const line& what, const line& was, const line& becomes) {
        all_.push_back(words(what, ": ", was, " → ", becomes));
    }
    void look(std::string_view what, const auto& was, const auto& becomes) {
        if (was != becomes) differs(words(what), in_words(was), in_words(becomes));
    }

    void setup() {
        const auto &is = of_.is, &becomes = of_.becomes;
        look("name", is.name, becomes.name);
        look("environment", is.environment, becomes.environment);
        look("procedure", is.procedure, becomes.procedure);
        look("link to the procedure", is.procedure_link, becomes.procedure_link);
        look("incident channel", is.incident_channel, becomes.incident_channel);
        look("agents' channel", is.agents_channel, becomes.agents_channel);
        look("stakeholders' channel", is.stakeholders_channel, becomes.stakeholders_channel);
        look("zone", is.zone, becomes.zone);
        if (is.open != becomes.open)
            differs(words("open day"), words(is.open ? "yes" : "no"), words(becomes.open ? "yes" : "no"));
    }
    void hours() {
        const auto &was = of_.is.windows, &becomes = of_.becomes.windows;
        for (std::size_t i = 0; i < std::max(was.size(), becomes.size()); ++i) {
            const auto is = i < was.size() ? std::vector{was[i]} : std::vector<day::window>();
            const auto next = i < becomes.size() ? std::vector{becomes[i]} : std::vector<day::window>();
            if (day::same_hours(is, next)) continue;
            differs(words("window ", i + 1), is.empty() ? words("none") : in_words(is.front(), of_.is.zone),
                next.empty() ? words("none") : in_words(next.front(), of_.becomes.zone));
        }
    }
    void reminders() {
        const auto &is = of_.is.reminders, &becomes = of_.becomes.reminders;
        look("neutral-every", is.neutral_every, becomes.neutral_every);
        look("quiet-card", is.quiet_card, becomes.quiet_card);
        look("asked-again", is.asked_again, becomes.asked_again);
        look("all-quiet", is.all_quiet, becomes.all_quiet);
        look("team-load", is.team_load, becomes.team_load);
        look("notice-days", is.notice_days, becomes.notice_days);
        look("countdown", is.countdown, becomes.countdown);
    }
    void people() {
        std::set<day::person_id> those;
        for (const auto* each : {&of_.who, &of_.who_next})
            for (const auto& [who, as] : *each)
                if (found_in(of_.who, who) != found_in(of_.who_next, who)) those.insert(who);
        std::size_t shown = 0;
        for (const auto& who : those) {
            if (++shown > people_shown) break;
            differs(words(who), in_words(found_in(of_.who, who)), in_words(found_in(of_.who_next, who)));
        }
        if (those.size() > people_shown) all_.push_back(words("… and ", those.size() - people_shown, " people more"));
        for (const auto& [id, each] : of_.from)
            if (!of_.from_next.contains(id)) all_.push_back(words("@", each.is.name, ": followed → not followed"));
        for (const auto& [id, each] : of_.from_next)
            if (const auto before = found_in(of_.from, id); !before || before->as != each.as)
                differs(words("@", each.is.name), before ? in_words(std::optional(before->as)) : words("not followed"),
                    in_words(std::optional(each.as)));
    }

    const day::plan_differs& of_;
    std::vector<line> all_;
};

/// What a plan file does not change, however it is written.
std::vector<line> what_stays(const day::plan_differs& it, const day::agents_day& of) {
    std::vector<line> all;
    if (it.named_instead)
        all.push_back(words(of.open().facilitator, " facilitates, though the file names ", *it.named_instead, ": ",
            typed("facilitator @name"), " hands over"));
    for (const auto no : it.not_in_file)
        all.push_back(words(card_named(of, no), " is not in the file: ", typed("skip " + std::to_string(no.value)),
            " takes it off the board"));
    return all;
}

}  // namespace

message differences_in_words(const day::plan_differs& it, const day::agents_day& of) {
    telling made;
    if (it.changes) {
        made.says("Nothing was changed yet. The plan differs from the day in:");
        auto all = comparison(it).in_lines(of);
        if (all.empty()) all.push_back(words("who takes part by which group"));
        made.lists(std::move(all));
        if (it.becomes.open && !it.is.open)
            made.says(strong("Secrecy goes with it:"),
                " on an open day everybody can read every card, what runs and what is planned, and what was read "
                "stays known.");
    } else {
        made.says("Nothing was changed: but for what stays as it is, the plan says what is known already.");
    }
    if (auto stays = what_stays(it, of); !stays.empty()) made.says("What stays all the same:").lists(std::move(stays));
    if (it.changes) made.says("To take it over, say it again with yes at its end: ", typed("plan load FILE yes"), ".");
    return made;
}

}  // namespace bot::speech
