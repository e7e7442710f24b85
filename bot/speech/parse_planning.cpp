// How a day is planned, changed, copied, and who takes part.
#include "speech/amounts.hpp"
#include "speech/day_fields.hpp"
#include "speech/listeners.hpp"

#include <fmt/format.h>

namespace bot::speech::listening {

namespace {

std::string name_of_day(reading& said) {
    auto name = said.says("name") ? said.text("name", longest_name) : said.main();
    if (characters(name) > longest_name)
        said.wrong("name", fmt::format("The name is too long: {} characters at most.", longest_name));
    said.no_more();
    return name;
}

std::optional<std::uint32_t> limit_part(reading& said) {
    const auto* part = said.part_named("limit");
    if (part == nullptr || part->empty()) return std::nullopt;
    const auto limit = number_in(part->text);
    if (!limit || *limit == 0 || *limit > most_at_once)
        said.wrong("limit", fmt::format("The limit is how many experiments may run at once: 1 to {}.", most_at_once));
    return limit;
}

/// People who are named for the same role.
struct lineup {
    day::role as = day::role::none;
    crowd named;
    std::string team;
    bool removed = false;
};

lineup lineup_of(reading& said, const part& it) {
    lineup made;
    made.as = it.name == "agents"       ? day::role::agent
              : it.name == "responders" ? day::role::responder
                                        : day::role::observer;
    made.removed = it.name == "remove";
    made.named = said.everybody(it.value, it.name);
    if (made.named.empty() && said.fine()) said.wrong(it.name, fmt::format("Nobody is named after {}:.", it.name));
    return made;
}

/// Each person, and each group, once.
class call_sheet {
public:
    explicit call_sheet(reading& said) : said_(said) {}

    void add(const lineup& it, const std::string& team) {
        const day::member as{it.as, team};
        for (const auto& who : it.named.who) {
            once(people_.insert(who).second);
            if (it.removed)
                made_.remove.insert(who);
            else
                made_.add[who] = as;
        }
        for (const auto& each : it.named.groups) {
            once(groups_.insert(each.id).second);
            if (it.removed)
                made_.leave.insert(each.id);
            else
                made_.follow[each.id] = {each, as};
        }
    }
    day::change_people done() { return std::move(made_); }

private:
    void once(bool is_new) {
        if (!is_new) said_.wrong("", "Somebody is named twice; once is enough.");
    }

    reading& said_;
    day::change_people made_;
    std::set<day::person_id> people_;
    std::set<day::group_id> groups_;
};

void take_people(reading& said, day::day_plan& into) {
    for (const auto& [part, as] :
        {std::pair("as-agents", day::role::agent), std::pair("as-responders", day::role::responder)}) {
        const auto* named = said.part_named(part);
        if (named == nullptr) continue;
        auto all = said.everybody(*named, part);
        for (const auto& who : all.who) {
            if (who == said.around().who) said.wrong(part, "You facilitate the day, and take no other part in it.");
            if (!into.who.emplace(who, day::member{as, {}}).second)
                said.wrong(part, "Somebody is named twice; once is enough.");
        }
        for (auto& each : all.groups) {
            const auto id = each.id;
            into.from[id] = {std::move(each), {as, {}}};
        }
    }
}

}  // namespace

outcome new_day(reading& said) {
    day::day_plan plan;
    auto& day = plan.day;
    day.on = said.around().on;
    day.zone = said.around().zone;
    const auto named = said.rest;
    day.name = name_of_day(said);
    if (day.name.empty()) said.lacks("name", "What is the day called?");
    plan.limit = limit_part(said).value_or(2);
    for (const auto& [part, question] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"env", "Which environment is the target?"}, {"procedure", "How is a failure treated there?"},
             {"incident", "In which channel are failures reported?"},
             {"agents", "Which private channel do the agents have?"}})
        if (!said.says(part)) said.lacks(std::string(part), std::string(question));
    take_day_fields(said, day);
    take_people(said, plan);
    if (!said.fine()) said.rest = named;
    return said.finish(by_anybody(day::create_day{std::move(plan)}));
}

outcome edit(reading& said) {
    const auto* today = said.around().today;
    if (today == nullptr) {
        said.wrong("", "There is no day here that could be changed. Plan one with new.");
        return said.finish({});
    }
    auto plan = *today;
    if (said.rest.empty() && said.parts().empty() && !said.is_form()) return said.to_form();
    if (said.says("limit")) said.wrong("limit", "The limit is changed by “limit 3”.");
    if (auto name = name_of_day(said); !name.empty()) plan.name = std::move(name);
    take_day_fields(said, plan);
    return said.finish(by_agents(day::edit_day{std::move(plan)}));
}

outcome clone(reading& said) {
    const auto* today = said.around().today;
    if (today == nullptr) {
        said.wrong("", "There is no day here to take the cards from. Say it in the channel of that day.");
        return said.finish({});
    }
    auto plan = *today;
    if (said.says("limit")) said.wrong("limit", "The new day has the limit of this one; change it there by “limit 3”.");
    plan.name = name_of_day(said);
    if (plan.name.empty()) said.lacks("name", "What is the new day called?");
    if (!said.says("date")) said.lacks("date", "On which date is it?");
    take_day_fields(said, plan);
    return said.finish(by_agents(day::clone_day{std::move(plan)}));
}

/// Its form has one team for all of them.
outcome people(reading& said) {
    std::vector<lineup> lineups;
    std::string usual_team;
    for (const auto& each : said.parts()) {
        if (each.name == "team")
            (lineups.empty() || said.is_form() ? usual_team : lineups.back().team) =
                shortened(each.value.text, longest_name);
        else
            lineups.push_back(lineup_of(said, each));
    }
    said.no_more();
    if (lineups.empty()) said.lacks("agents", "Say who takes part: agents: @ada team: web responders: @rex");
    call_sheet made(said);
    for (const auto& each : lineups) made.add(each, each.team.empty() ? usual_team : each.team);
    return said.finish(by_agents(made.done()));
}

outcome plan(reading& said) {
    const auto what = keyword(take_word(said.rest).text);
    const auto file = what == "load" ? take_word(said.rest).text : std::string();
    const bool confirmed = yes_in(said.rest.text).value_or(false);
    if (what != "load" || file.empty())
        said.wrong("", "Say which file to load.");
    else if (!confirmed)
        said.no_more();
    if (!said.fine()) return said.finish({});
    return wants_plan{file, confirmed};
}

}  // namespace bot::speech::listening
