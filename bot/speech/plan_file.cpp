#include "speech/plan_file.hpp"

#include "clock/zones.hpp"
#include "day/due.hpp"
#include "speech/calendar.hpp"
#include "speech/plan_cards.hpp"
#include "speech/reading.hpp"
#include "speech/toml_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::speech {

namespace {

constexpr std::size_t most_people = 1'000;

/// All that is read, and what it is read with.
struct reader {
    const hearing& around;
    fault_list faults;
    day::day_plan plan;
};

std::optional<day::channel_id> read_channel(
    reader& all, toml_table& of, std::string_view key, const std::string& name) {
    if (name.empty()) return std::nullopt;
    auto found = channel_in({name, {}}, all.around);
    if (!found)
        of.fault(
            key, fmt::format("{} = \"{}\": I do not know that channel. Create it and invite the bot, or write its id.",
                     key, shortened(name, 60)));
    return found;
}

std::optional<day::person_id> read_person(reader& all, const listed_text& it, std::string_view key) {
    auto found = person_in({it.text, {}}, all.around);
    if (!found)
        note_fault(all.faults, it.where,
            fmt::format("{}: I do not know \"{}\". Write the person's handle, such as \"@ada\", or their id.", key,
                shortened(it.text, 60)));
    return found;
}

void read_where(reader& all, toml_table& top) {
    auto& day = all.plan.day;
    const auto channel = [&](std::string_view key, std::string_view example) {
        return read_channel(all, top, key, top.needed_text(key, longest_name, example));
    };
    day.incident_channel = channel("incident-channel", "incident-channel = \"#incidents\"").value_or(day::channel_id{});
    day.agents_channel = channel("agents-channel", "agents-channel = \"#chaos-agents\"").value_or(day::channel_id{});
    if (top.has("stakeholders-channel"))
        day.stakeholders_channel =
            read_channel(all, top, "stakeholders-channel", top.text("stakeholders-channel", longest_name));
    if (!day.incident_channel.id.empty() && day.incident_channel == day.agents_channel)
        top.fault("agents-channel",
            "The agents' channel is the incident channel, where everybody reads: agents need a "
            "private one of their own.");
}

void read_zone(reader& all, toml_table& top) {
    auto& zone = all.plan.day.zone;
    zone = all.around.zone;
    if (!top.has("zone")) return;
    auto said = top.text("zone", longest_name);
    if (clock::is_zone(said)) {
        zone = std::move(said);
    } else if (!said.empty()) {
        const auto like = clock::zones_like(said);
        top.fault("zone", fmt::format("zone = \"{}\": there is no such time zone.{}", shortened(said, 60),
                              like.empty() ? "" : fmt::format(" Did you mean {}?", fmt::join(like, ", "))));
    }
}

void read_window(reader& all, const toml::table& written) {
    toml_table of(written, "[[window]]", all.faults);
    const auto before = all.faults.size();
    const auto date = of.date("date");
    const auto from = of.time_of_day("from"), last_start = of.time_of_day("last-start"),
               wind_down = of.time_of_day("wind-down"), until = of.time_of_day("until");
    for (const auto& [key, example] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"date", "date = 2026-11-24"}, {"from", "from = \"09:30\""}, {"until", "until = \"16:30\""}})
        if (!of.has(key)) of.fault(key, fmt::format("[[window]] has no {}: add {}.", key, example));
    of.refuse_the_rest();
    if (!date || !from || !until || all.faults.size() > before) return;
    auto window = window_of({*date, *from, last_start, wind_down, *until}, all.plan.day.zone);
    if (!window) {
        for (auto& fault : window.error()) of.fault(fault.part, std::move(fault.what));
        return;
    }
    auto& windows = all.plan.day.windows;
    windows.push_back(std::move(*window));
    if (windows.size() < 2) return;
    for (auto& fault : faults_between({windows.end() - 2, windows.end()})) of.fault("date", std::move(fault.what));
}

void read_windows(reader& all, toml_table& top) {
    if (!top.has("window"))
        top.fault("window", "the plan has no [[window]]: add one with date, from, last-start, wind-down and until.");
    for (const auto* each : top.tables("window", most_windows)) read_window(all, *each);
}

void read_pace(reader& all, toml_table& top) {
    const auto* written = top.table("reminders");
    if (written == nullptr) return;
    toml_table of(*written, "[reminders]", all.faults);
    auto& pace = all.plan.day.reminders;
    const auto take = [&](std::string_view key, day::minutes& to) { to = of.minutes(key).value_or(to); };
    take("neutral-every", pace.neutral_every);
    if (constexpr auto least = day::public_words_apart; pace.neutral_every < least) {
        constexpr auto* remedy =
            "neutral-every: every {0} minutes is the most for what everybody reads: write \"{0}m\" or longer.";
        of.fault("neutral-every", fmt::format(remedy, least.count()));
    }
    take("quiet-card", pace.quiet_card);
    take("asked-again", pace.asked_again);
    take("all-quiet", pace.all_quiet);
    pace.team_load = of.number("team-load", 1, 1'000).value_or(pace.team_load);
    if (of.has("notice-days")) pace.notice_days = of.numbers("notice-days", 20, 365);
    if (of.has("countdown")) {
        pace.countdown.clear();
        for (const auto each : of.numbers("countdown", 20, 1'440)) pace.countdown.emplace_back(each);
        std::ranges::sort(pace.countdown, std::greater{});
    }
    of.refuse_the_rest();
}

/// True when it names a group that the platform keeps.
bool takes_group(reader& all, const listed_text& it, const day::member& as) {
    if (person_in({it.text, {}}, all.around)) return false;
    auto found = group_in(hear(it.text, all.around.on), all.around);
    if (!found) return false;
    const auto id = found->id;
    if (!all.plan.from.emplace(id, day::followed_group{std::move(*found), as}).second)
        note_fault(all.faults, it.where, fmt::format("\"{}\" is named twice: once is enough.", it.text));
    return true;
}

void read_role(reader& all, toml_table& of, std::string_view key, day::role as, const std::string& team) {
    for (const auto& each : of.texts(key, most_people, longest_name)) {
        if (takes_group(all, each, {as, team})) continue;
        const auto who = read_person(all, each, key);
        if (!who) continue;
        if (who == all.plan.facilitator && as == day::role::agent)
            note_fault(all.faults, each.where,
                fmt::format("\"{}\" is the facilitator, who keeps the overview and is never an agent.", each.text));
        else if (!all.plan.who.emplace(*who, day::member{as, team}).second)
            note_fault(all.faults, each.where, fmt::format("\"{}\" is named twice: once is enough.", each.text));
    }
}

void read_roles(reader& all, toml_table& of, const std::string& team) {
    read_role(all, of, "agents", day::role::agent, team);
    read_role(all, of, "responders", day::role::responder, team);
    read_role(all, of, "observers", day::role::observer, team);
    of.refuse_the_rest();
}

/// The names of the teams, for what cards say of them.
std::set<std::string> read_people(reader& all, toml_table& top) {
    if (const auto name = top.text("facilitator", longest_name); !name.empty())
        all.plan.facilitator = read_person(all, {name, top.where("facilitator")}, "facilitator");
    std::set<std::string> teams;
    for (const auto* each : top.tables("team", most_people)) {
        toml_table of(*each, "[[team]]", all.faults);
        const auto name = of.needed_text("name", longest_name, "name = \"web\"");
        if (!name.empty() && !teams.insert(name).second)
            of.fault("name", fmt::format("There are two teams \"{}\".", name));
        read_roles(all, of, name);
    }
    if (const auto* each = top.table("people")) {
        toml_table of(*each, "[people]", all.faults);
        read_roles(all, of, "");
    }
    if (all.plan.who.size() > most_people)
        note_fault(all.faults, top.whole(),
            fmt::format("{} people are too many: at most {} fit.", all.plan.who.size(), most_people));
    return teams;
}

void read_day(reader& all, const toml::table& written) {
    toml_table top(written, "the plan", all.faults);
    auto& day = all.plan.day;
    day.on = all.around.on;
    day.name = top.needed_text("name", longest_name, "name = \"Autumn storm\"");
    day.environment = top.needed_text("environment", longest_name, "environment = \"staging\"");
    day.procedure = top.needed_text("procedure", longest_field, "procedure = \"Page the owning team …\"");
    day.procedure_link = top.text("procedure-link", longest_field);
    if (const auto& link = day.procedure_link;
        !link.empty() && !link.starts_with("https://") && !link.starts_with("http://"))
        top.fault("procedure-link",
            fmt::format("procedure-link = \"{}\": a web address begins with https://.", shortened(link, 60)));
    read_where(all, top);
    read_zone(all, top);
    all.plan.limit = top.number("limit", 1, 100).value_or(2);
    day.open = top.yes("open").value_or(false);
    read_pace(all, top);
    read_windows(all, top);
    const auto teams = read_people(all, top);
    all.plan.cards = read_cards(top, teams, all.around, all.faults);
    top.refuse_the_rest();
    set_dates(day);
}

void in_order(fault_list& faults) {
    std::ranges::stable_sort(faults, {}, [](const plan_fault& it) { return std::pair(it.line, it.column); });
}

}  // namespace

std::expected<day::day_plan, std::vector<plan_fault>> read_plan(std::string_view text, const hearing& around) {
    if (text.size() > longest_plan_file)
        return std::unexpected(
            fault_list{{1, 1, fmt::format("The file has {} bytes: a plan has 1 MiB at most.", text.size())}});
    reader all{around, {}, {}};
    try {
        read_day(all, toml::parse(text));
    } catch (const toml::parse_error& error) {
        const auto where = error.source().begin;
        return std::unexpected(
            fault_list{{where.line, where.column, fmt::format("This is no TOML: {}.", error.description())}});
    }
    if (all.faults.empty()) return std::move(all.plan);
    in_order(all.faults);
    return std::unexpected(std::move(all.faults));
}

std::optional<day::day_plan> plan_as_far_as_read(std::string_view text, const hearing& around) {
    if (text.size() > longest_plan_file) return std::nullopt;
    reader all{around, {}, {}};
    try {
        read_day(all, toml::parse(text));
    } catch (const toml::parse_error&) {
        return std::nullopt;  // read_plan tells of it, to whoever may know
    }
    return std::move(all.plan);
}

}  // namespace bot::speech
