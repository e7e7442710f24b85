#include "speech/vocabulary.hpp"

namespace bot::speech {

namespace {

using names = std::vector<name>;

name value(std::string is) { return {.is = std::move(is), .of = name::kind::value, .of_each = {}}; }
name flag(std::string is) { return {.is = std::move(is), .of = name::kind::flag, .of_each = {}}; }
name list(std::string is, names of_each) {
    return {.is = std::move(is), .of = name::kind::list, .of_each = std::move(of_each)};
}

names operator+(names some, const names& more) {
    some.insert(some.end(), more.begin(), more.end());
    return some;
}

names values_named(std::initializer_list<const char*> all) {
    names made;
    for (const auto* each : all) made.push_back(value(each));
    return made;
}

const names everyones = values_named({"day", "environment", "procedure", "procedure_link", "channel", "facilitator",
                            "date", "opens", "ends", "opens_at", "ends_at"}) +
                        names{flag("several_windows")};

const names agents =
    values_named({"day", "environment", "facilitator", "limit", "opens", "last_start", "wind_down", "ends"}) +
    names{flag("to_facilitator")};

const names act = values_named({"by", "why"});
const names card = values_named({"no", "title", "column", "owner", "teams", "estimate", "planned", "since"}) +
                   names{list("steps", {value("step")})};
const name cards = list("cards", card);
const name changes = list("changes", values_named({"change", "what", "restore", "by"}));
const name missing = list("missing", {value("what")});

std::map<std::string, vocabulary> of_everyone() {
    return {
        {"day-soon", {everyones + names{flag("moved")}, {"environment", "date"}}},
        {"day-off", {everyones + names{value("why")}, {"environment"}}},
        {"kickoff", {everyones, {"environment", "procedure", "channel"}}},
        {"neutral-reminder", {everyones, {"environment", "channel"}}},
        {"over-for-today", {everyones + names{value("resumes")}, {"environment", "resumes"}}},
        {"runs-longer", {everyones, {"environment"}}},
        {"chaos-suspended", {everyones, {"environment"}}},
        {"real-incident", {everyones + names{value("what")}, {"what"}}},
        {"chaos-resumed", {everyones + names{flag("after_real")}, {"environment"}}},
        {"longer-today", {everyones + act, {"ends"}}},
        {"new-facilitator", {everyones + values_named({"from", "why"}), {"facilitator"}}},
        {"end-of-chaos", {everyones + names{list("still_broken", {value("what")})}, {"environment", "still_broken"}}},
        {"cards-revealed", {everyones + names{list("cards", values_named({"no", "title", "column", "teams"}) +
                                                                names{list("steps", {value("step")})})},
                               {"cards"}}},
        {"welcome", {everyones, {"environment", "procedure", "channel"}}},
        {"late", {values_named({"meant"}), {"meant"}}},
        {"topic", {values_named({"day", "environment", "procedure", "date", "opens", "ends"}) +
                          names{flag("between_windows")},
                      {"environment"}}},
    };
}

std::map<std::string, vocabulary> of_agents() {
    return {
        {"ready-report", {agents + names{missing, cards, list("complete", card), changes,
                                       list("leftovers", {value("what")}), list("strangers", {value("person")}),
                                       flag("is_private"), flag("no_cards"), flag("no_agents"), flag("one_agent")},
                             {"missing", "cards", "complete", "changes", "leftovers", "strangers", "is_private",
                                 "no_cards", "no_agents", "one_agent"}}},
        {"agents-kickoff", {agents + names{cards}, {"cards", "limit", "last_start", "wind_down", "ends"}}},
        {"kickoff-blocked", {agents + names{missing}, {"missing"}}},
        {"what-do-you-see", {agents + card + names{flag("overdue")}, {"no", "title"}}},
        {"what-hinders", {agents + card, {"no", "title", "steps"}}},
        {"team-overloaded", {agents + values_named({"team", "open"}), {"team", "open"}}},
        {"all-quiet", {agents + names{value("quiet_for")}, {}}},
        {"countdown", {agents + names{value("left"), cards}, {"left", "cards"}}},
        {"winding-down", {agents + names{flag("again"), cards, changes}, {"cards", "changes"}}},
        {"agents-over-for-today", {agents + names{value("resumes"), cards}, {"resumes", "cards"}}},
        {"end-overdue", {agents + names{cards, changes}, {"cards", "changes"}}},
        {"all-stop", {agents + act + names{flag("real"), cards}, {"cards"}}},
        {"all-resume", {agents + act + names{flag("after_real")}, {}}},
        {"on-hold", {agents + act + names{flag("lifted")}, {"lifted"}}},
        {"limit-changed", {agents + act, {"limit"}}},
        {"rule-waived", {agents + act + values_named({"no", "rule"}), {"no", "rule"}}},
        {"agents-handover", {agents + act + names{value("from")}, {"facilitator"}}},
        {"agents-extended", {agents + act, {"last_start", "wind_down", "ends"}}},
        {"wind-down-moved", {agents + act + names{value("at")}, {"at"}}},
        {"card-moved", {agents + act + card + names{flag("is_running"), flag("is_rolling_back"), flag("is_over")},
                           {"no", "title", "column"}}},
        {"agents-end", {agents + values_named({"gaps", "retro"}), {"gaps", "retro"}}},
        {"channel-unsafe",
            {agents + names{list("strangers", {value("person")}), flag("is_private")}, {"strangers", "is_private"}}},
        {"channel-safe", {agents, {}}},
        {"step-due",
            {agents + names{value("what"), flag("is_review"), flag("is_sharing"), flag("is_preparation")}, {}}},
        {"day-called-off", {agents + act, {}}},
        {"day-moved", {agents + values_named({"by", "begins"}), {"begins"}}},
        {"appointment-asked", {agents + act + names{value("whom"), flag("agreed"), flag("withdrawn")}, {"whom"}}},
    };
}

}  // namespace

const std::map<std::string, vocabulary>& vocabularies() {
    static const auto all = [] {
        auto both = of_everyone();
        both.merge(of_agents());
        return both;
    }();
    return all;
}

}  // namespace bot::speech
