#include "scenes.hpp"

#include "sanitized.hpp"

#include <cstdlib>
#include <ostream>

namespace tests::day {

namespace {

struct prompt {
    const scene& at;
    const stage& day;
    const std::string& words;

    std::optional<card_no> card() const {
        const auto no = static_cast<std::uint32_t>(at.one % 8);
        return no == 0 ? std::nullopt : std::optional(card_no{no == 7 ? 77U : no});
    }
    card_no some_card() const { return card().value_or(card_no{1}); }
    sighting_no some_sighting() const { return {static_cast<std::uint32_t>(at.one % 5)}; }
    std::string why() const { return at.two % 3 == 0 ? std::string() : words; }
    /// An hour of the first three days, exact to the quarter.
    moment hour() const {
        const auto quarter = at.one * 7 + at.two;
        const auto when = plan().windows.front().opens.at + minutes(15 * (quarter % 250) - 120);
        return {text(when), when};
    }
    minutes length() const {
        constexpr minutes some[] = {minutes(-5), minutes(0), minutes(1), minutes(5), minutes(30), minutes(45),
            minutes(90), minutes(600), minutes(9'999), minutes(10'000), minutes::max(), minutes::min()};
        return some[static_cast<std::size_t>(at.two) % std::size(some)];
    }
    reminder kind() const { return static_cast<reminder>(at.one % 13); }
    person_id somebody() const {
        constexpr const char* all[] = {"ada", "bo", "cy", "fay", "gus", "rex", "olga", "sam", ""};
        return person(all[static_cast<std::size_t>(at.one) % std::size(all)]);
    }
    const setup& plan() const { return day.day().plan; }
};

using line = command (*)(const prompt&);

const std::vector<line> public_lines{
    [](const prompt& it) -> command { return seen("errors", it.at.two % 2 ? "shop" : ""); },
    [](const prompt& it) -> command { return seen("errors", it.at.two % 3 ? "shop" : "search"); },
    [](const prompt& it) -> command {
        return report_sighting{"slow", "shop", it.day.now - minutes(it.at.two * 9 - 30)};
    },
    [](const prompt& it) -> command { return resolve_sighting{it.some_sighting()}; },
    [](const prompt& it) -> command { return write_lesson{static_cast<lesson_kind>(it.at.one % 3), "tea", {}}; },
    [](const prompt& it) -> command { return greet{it.somebody()}; },
    [](const prompt& it) -> command { return start_card{it.card(), ""}; },
    [](const prompt& it) -> command { return reveal{it.card()}; },
    [](const prompt&) -> command { return end_day{"because"}; },
    [](const prompt& it) -> command {
        return keep_message{{channel("incidents"), std::to_string(it.at.one % 4)}, person("rio"), it.day.now, "hm", "",
            {}, {}, it.at.two % 3 != 0};
    },
    [](const prompt& it) -> command { return drop_message{{channel("incidents"), std::to_string(it.at.one % 4)}}; },
};

/// A group whose members come and go.
group night_shift(const prompt& it) {
    group now{{platform::room, "S1"}, it.words, {person("fay")}};
    if (it.at.one % 2) now.members.insert(person("zoe"));
    if (it.at.two % 2) now.members.insert(person("yan"));
    return now;
}

const std::vector<line> secret_lines{
    [](const prompt& it) -> command { return start_card{it.card(), it.why()}; },
    [](const prompt& it) -> command { return start(1 + static_cast<std::uint32_t>(it.at.one % 4)); },
    [](const prompt& it) -> command { return start(1 + static_cast<std::uint32_t>(it.at.one % 4)); },
    [](const prompt& it) -> command { return start(1 + static_cast<std::uint32_t>(it.at.one % 4)); },
    [](const prompt& it) -> command { return start_card{it.card(), it.why()}; },
    [](const prompt& it) -> command { return start_card{it.card(), it.why()}; },
    [](const prompt& it) -> command {
        return stop_card{it.card(), static_cast<resolution>(it.at.two % 3), it.why(), it.at.two % 4 == 0};
    },
    [](const prompt& it) -> command { return stop_card{it.card(), resolution::nobody, it.why(), false}; },
    [](const prompt& it) -> command { return roll_back_card{it.card()}; },
    [](const prompt& it) -> command { return roll_back_card{it.card()}; },
    [](const prompt& it) -> command { return ready_card{it.card()}; },
    [](const prompt& it) -> command { return skip_card{it.card(), it.why()}; },
    [](const prompt& it) -> command {
        auto plan = experiment(it.words, it.at.two % 5 == 0 ? "fay" : "bo");
        plan.alone = it.at.two % 2 == 0;
        if (it.at.two % 3 == 0) plan.rollback.clear();
        return add_card{plan};
    },
    [](const prompt& it) -> command {
        card_change fields;
        fields.component = it.words;
        fields.planned = it.length();
        if (it.at.two % 4 == 0) fields.rollback = std::vector<std::string>{};
        if (it.at.two % 4 == 1) fields.alone = true;
        if (it.at.two % 4 == 2) fields.owner = it.somebody();
        return edit_card{it.card(), fields};
    },
    [](const prompt& it) -> command {
        return write_notes{{log_line{it.card(), it.day.now - minutes(it.at.two * 5), it.words, it.why()},
            log_line{{}, {}, it.words, {}}}};
    },
    [](const prompt& it) -> command { return open_change{it.words, it.words, it.why()}; },
    [](const prompt& it) -> command {
        return restore_change{
            it.at.one % 3 == 0 ? std::nullopt : std::optional(change_no{static_cast<std::uint32_t>(it.at.one)})};
    },
    [](const prompt& it) -> command { return draw_in{it.somebody(), it.why()}; },
    [](const prompt&) -> command { return take_back{}; },
    [](const prompt&) -> command { return take_back{}; },
    [](const prompt& it) -> command { return amend_note{{static_cast<std::uint32_t>(it.at.one)}, it.words, it.why()}; },
    [](const prompt& it) -> command {
        return keep_message{{channel("agents"), std::to_string(it.at.one % 4)}, person("bo"),
            it.day.now - minutes(it.at.two), it.words, ""};
    },
    // The facilitator's, where only agents hear of it.
    [](const prompt& it) -> command { return set_limit{static_cast<std::uint32_t>(it.at.one % 5)}; },
    [](const prompt& it) -> command { return hold_starts{it.why()}; },
    [](const prompt&) -> command { return resume_day{}; },
    [](const prompt& it) -> command {
        return waive_rule{it.some_card(), static_cast<start_rule>(it.at.two % 6), it.why()};
    },
    [](const prompt& it) -> command { return tie_sighting{it.some_sighting(), {1}}; },
    [](const prompt& it) -> command { return wind_down{it.at.one % 2 ? std::nullopt : std::optional(it.hour().at)}; },
    [](const prompt& it) -> command {
        const bool in_public =
            it.kind() == reminder::notice || it.kind() == reminder::neutral || it.kind() == reminder::welcome;
        return set_reminder{in_public ? reminder::countdown : it.kind(), it.at.two % 7 == 0,
            it.at.two % 2 ? std::optional(it.length()) : std::nullopt,
            it.at.two % 3 == 0 ? std::optional(it.length()) : std::nullopt};
    },
    [](const prompt& it) -> command {
        return change_people{{{person("zoe"), {static_cast<role>(it.at.one % 5), "shop"}}}, {}};
    },
    [](const prompt& it) -> command {
        see_agents_channel look;
        look.present = {person("ada"), it.somebody()};
        look.is_private = it.at.two % 4 != 0;
        return own_command(look);
    },
    [](const prompt& it) -> command { return tick_step{static_cast<std::uint32_t>(it.at.one % 3)}; },
    [](const prompt& it) -> command {
        change_people all;
        if (it.at.two % 3 == 0)
            all.leave.insert(night_shift(it).id);
        else
            all.follow[night_shift(it).id] = {night_shift(it), {static_cast<role>(it.at.one % 5), "shop"}};
        return all;
    },
    [](const prompt& it) -> command { return own_command(see_group{night_shift(it)}); },
};

const std::vector<line> open_orders{
    [](const prompt& it) -> command {
        return set_reminder{it.at.one % 2 ? reminder::neutral : reminder::welcome, it.at.two % 7 == 0,
            it.at.two % 2 ? std::optional(it.length()) : std::nullopt,
            it.at.two % 3 == 0 ? std::optional(it.length()) : std::nullopt};
    },
    [](const prompt& it) -> command { return kick_off{it.at.one % 4 != 0, it.hour()}; },
    [](const prompt& it) -> command { return kick_off{false, it.hour()}; },
    [](const prompt& it) -> command { return hand_over{it.at.two % 3 ? person("gus") : it.somebody()}; },
    [](const prompt& it) -> command {
        auto changed = it.plan();
        changed.environment = it.at.one % 2 ? "pre-production" : "staging";
        if (it.at.two % 3 == 0) changed.windows.back().ends.at += minutes(30);
        if (it.at.two % 5 == 0 && changed.windows.size() > 1) changed.windows.pop_back();
        if (it.at.two % 4 == 0) std::swap(changed.windows.front(), changed.windows.back());
        return edit_day{changed};
    },
    [](const prompt& it) -> command { return cancel_day{it.at.one % 10 ? "" : "rain"}; },
};

const std::vector<line> shared_lines{
    [](const prompt& it) -> command { return stop_all{it.why()}; },
    [](const prompt& it) -> command { return resume_day{it.at.two % 4 != 0, "on we go"}; },
    [](const prompt& it) -> command { return resume_day{it.at.two % 4 != 0, "on we go"}; },
    [](const prompt& it) -> command { return declare_real{it.why()}; },
    [](const prompt& it) -> command { return resume_day{it.at.two % 4 != 0, "on we go"}; },
    [](const prompt& it) -> command { return resume_day{it.at.two % 4 != 0, "on we go"}; },
    [](const prompt& it) -> command { return extend_day{it.hour(), "because"}; },
};

const std::vector<line> final_lines{
    [](const prompt& it) -> command { return reveal{it.card()}; },
    [](const prompt& it) -> command {
        return end_day{it.at.two % 3 ? std::nullopt : std::optional<std::string>("it is late")};
    },
    [](const prompt&) -> command { return end_day{}; },
    [](const prompt&) -> command { return close_day{}; },
    [](const prompt& it) -> command { return hand_over{it.somebody()}; },  // also from two agents together
    [](const prompt& it) -> command {
        auto plan = a_day();
        plan.day = it.plan();
        plan.limit = static_cast<std::uint32_t>(it.at.one % 4);
        plan.cards[{4}] = experiment("Loaded", "cy");
        return load_plan{plan, it.at.two % 2 == 0};
    },
};

std::string one_of(std::initializer_list<const char*> some, int which) {
    return *(some.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(which) % some.size()));
}

bool is_for_agents(const command& what) {
    const auto* theirs = std::get_if<agents_command>(&what);
    return theirs && !std::visit(
                         []<class Command>(const Command&) {
                             return std::is_same_v<Command, set_limit> || std::is_same_v<Command, hold_starts> ||
                                    std::is_same_v<Command, resume_day> || std::is_same_v<Command, waive_rule> ||
                                    std::is_same_v<Command, tie_sighting> || std::is_same_v<Command, wind_down> ||
                                    std::is_same_v<Command, set_reminder> || std::is_same_v<Command, change_people> ||
                                    std::is_same_v<Command, tick_step>;
                         },
                         *theirs);
}

}  // namespace

spoken line_of_scene(const scene& it, const stage& day, const std::string& words) {
    static const std::string of_the_public = "it burns";
    const auto who = one_of({"rex", "ada", "sam", "fay"}, it.who);
    const bool inside = agents_view(day.day(), person(who)).has_value();
    const bool in_public = it.verb < 20 || (it.verb >= 85 && !inside);
    const prompt at{it, day, in_public ? of_the_public : words};
    const auto from = [&](const std::vector<line>& lines) {
        return lines[static_cast<std::size_t>(it.nth) % lines.size()](at);
    };
    const auto facilitator = day.day().open.facilitator.id;
    spoken made;
    if (it.verb < 20) {
        made = {part::public_act, one_of({"rex", "rio", "olga", "sam"}, it.who), from(public_lines)};
    } else if (it.verb < 78) {
        made = {part::secret_act, one_of({"ada", "bo", "cy", "ada", "bo", "cy", "ada", "bo", "cy", "fay"}, it.who),
            from(secret_lines)};
        if (std::holds_alternative<own_command>(made.what)) made.who.clear();
        if (std::holds_alternative<agents_command>(made.what) && !is_for_agents(made.what)) made.who = facilitator;
    } else if (it.verb < 85) {
        made = {part::open_order, facilitator, from(open_orders)};
    } else if (it.verb < 98) {
        made = {part::shared_act, who, from(shared_lines)};
        if (std::holds_alternative<agents_command>(made.what)) made.who = facilitator;
    } else {
        made = {part::final_act, it.who % 3 ? facilitator : one_of({"ada", "bo"}, it.who), from(final_lines)};
    }
    return made;
}

void pass_time(const scene& it, stage& day) {
    constexpr int some[] = {0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 5, 9, 11, 20, 35};
    const auto night = minutes(it.pause % 122 == 60 ? 700 : 0);
    const auto how_long = night + minutes(some[static_cast<std::size_t>(it.pause) % std::size(some)]);
    switch (it.pause % 23) {
        case 5:
            day.to(day.now + how_long).look();  // the bot was down
            break;
        case 6:
            if (it.two % 2 == 0) day.to(day.now - how_long);  // the clock was wrong
            [[fallthrough]];
        default:
            day.until(day.now + how_long);
    }
}

std::ostream& operator<<(std::ostream& out, const scene& it) {
    return out << "{" << it.who << ", " << it.verb << ", " << it.nth << ", " << it.one << ", " << it.two << ", "
               << it.pause << "}";
}

rc::Gen<play> plays() { return rc::gen::resize(240, rc::gen::arbitrary<play>()); }

stage some_day() {
    const auto plan = *rc::gen::element(a_day(), a_day(), a_week(), a_mini_day());
    const auto opens = plan.day.windows.front().opens.at;
    return stage(plan, *rc::gen::element(opens - 10min, opens - 10min, opens - 10min, opens - 10min, opens - 24h));
}

void load_dice() {
    ::setenv("RC_PARAMS", is_sanitized ? "seed=20270316 max_success=40" : "seed=20270316 max_success=120", 0);
}

}  // namespace tests::day

rc::Gen<tests::day::scene> rc::Arbitrary<tests::day::scene>::arbitrary() {
    using tests::day::scene;
    return rc::gen::build<scene>(rc::gen::set(&scene::who, rc::gen::inRange(0, 20)),
        rc::gen::set(&scene::verb, rc::gen::inRange(0, 100)), rc::gen::set(&scene::nth, rc::gen::inRange(0, 1000)),
        rc::gen::set(&scene::one, rc::gen::inRange(0, 30)), rc::gen::set(&scene::two, rc::gen::inRange(0, 30)),
        rc::gen::set(&scene::pause, rc::gen::inRange(0, 368)));
}
