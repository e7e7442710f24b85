#include "intake/fields.hpp"

#include "speech/amounts.hpp"
#include "speech/say.hpp"
#include "speech/words.hpp"

#include <array>
#include <fmt/format.h>

namespace bot::intake {

namespace {

constexpr std::size_t longest_field = 3'000, longest_name = 150, most_steps = 50;

struct named_field {
    std::string_view name;
    field of;
};
constexpr auto names = std::to_array<named_field>({{"title", field::title}, {"name", field::title},
    {"experiment", field::title}, {"component", field::component}, {"service", field::component},
    {"target", field::component}, {"failure", field::failure}, {"fault", field::failure}, {"expected", field::expected},
    {"expected result", field::expected}, {"result", field::expected}, {"hypothesis", field::expected},
    {"mode", field::mode}, {"failure mode", field::mode}, {"simulated failure mode", field::mode},
    {"method", field::method}, {"failure method", field::method}, {"actual failure method", field::method},
    {"how", field::method}, {"impact", field::technical_impact}, {"expected impact", field::technical_impact},
    {"technical impact", field::technical_impact}, {"expected technical impact", field::technical_impact},
    {"business impact", field::business_impact}, {"expected business impact", field::business_impact},
    {"response", field::response}, {"expected response", field::response}, {"alert", field::alert},
    {"alerts", field::alert}, {"expected alert", field::alert}, {"expected alerts", field::alert},
    {"rollback", field::rollback}, {"roll back", field::rollback}, {"rollback steps", field::rollback},
    {"estimate", field::estimate}, {"rollback estimate", field::estimate}, {"owner", field::owner},
    {"agent", field::owner}, {"team", field::teams}, {"teams", field::teams}, {"labels", field::teams},
    {"alone", field::alone}, {"isolation", field::alone}, {"run alone", field::alone}, {"load", field::load},
    {"load needed", field::load}, {"planned", field::planned}, {"planned minutes", field::planned},
    {"duration", field::planned}});

std::string trimmed(std::string_view text) { return speech::phrase{std::string(text), {}}.trimmed().text; }

std::string without_bullet(std::string_view line) {
    auto text = trimmed(line);
    for (const std::string_view bullet : {"- [ ] ", "- [x] ", "- ", "* ", "+ ", "• "})
        if (text.starts_with(bullet)) return trimmed(std::string_view(text).substr(bullet.size()));
    const auto digits = text.find_first_not_of("0123456789");
    if (digits > 0 && digits <= 2 && digits != std::string::npos && (text[digits] == '.' || text[digits] == ')'))
        return trimmed(std::string_view(text).substr(digits + 1));
    return text;
}

std::vector<std::string> pieces(std::string_view text, std::string_view at) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(at), text.size());
        if (auto one = without_bullet(text.substr(0, end)); !one.empty()) all.push_back(std::move(one));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

std::string* text_of(day::card_plan& plan, field as) {
    switch (as) {
        case field::component:
            return &plan.component;
        case field::failure:
            return &plan.failure;
        case field::expected:
            return &plan.expected;
        case field::mode:
            return &plan.mode;
        case field::method:
            return &plan.method;
        case field::technical_impact:
            return &plan.technical_impact;
        case field::business_impact:
            return &plan.business_impact;
        case field::response:
            return &plan.response;
        case field::alert:
            return &plan.alert;
        case field::load:
            return &plan.load;
        default:
            return nullptr;
    }
}

/// "<a> <b> <c>" without its brackets, if it is that.
std::vector<std::string> bracketed(std::string_view title) {
    std::vector<std::string> parts;
    while (title.starts_with('<')) {
        const auto end = title.find('>');
        if (end == std::string_view::npos) return {};
        parts.push_back(trimmed(title.substr(1, end - 1)));
        title.remove_prefix(end + 1);
        while (title.starts_with(' ')) title.remove_prefix(1);
    }
    return title.empty() ? parts : std::vector<std::string>();
}

void take_three(day::card_plan& plan, const std::vector<std::string>& parts) {
    if (!parts.empty()) plan.component = parts[0];
    if (parts.size() > 1) plan.failure = parts[1];
    for (std::size_t at = 2; at < parts.size(); ++at) plan.expected += (at == 2 ? "" : " | ") + parts[at];
}

class taking {
public:
    taking(card& into, std::vector<left_out>& not_read) : into_(into), not_read_(not_read) {}

    void take(field as, const std::string& text) {
        if (auto* to = text_of(into_.plan, as)) return add(*to, text);
        if (as == field::title) return take_title(text);
        if (as == field::rollback) return add_steps(text);
        if (as == field::estimate) return take_minutes(into_.plan.rollback_estimate, "estimate", text);
        if (as == field::planned) return take_minutes(into_.plan.planned, "planned", text);
        if (as == field::owner) return take_owner(text);
        if (as == field::teams) return add_teams(text);
        take_alone(text);
    }

private:
    void take_title(const std::string& text) {
        auto& plan = into_.plan;
        const auto whole = cut(speech::cleaned(text), 3 * longest_name);
        if (whole.contains('|')) return take_three(plan, pieces(whole, "|"));
        if (const auto parts = bracketed(whole); parts.size() >= 2) return take_three(plan, parts);
        for (const std::string_view mark : {" leads to ", ": "})
            if (const auto at = whole.find(mark); at != std::string::npos) {
                plan.component = trimmed(std::string_view(whole).substr(0, at));
                plan.expected = trimmed(std::string_view(whole).substr(at + mark.size()));
                return;
            }
        plan.component = whole;
    }

    void note(std::string what) { not_read_.push_back({into_.line, std::move(what)}); }

    void add(std::string& to, const std::string& text) {
        to += (to.empty() ? "" : "\n") + text;
        to = cut(to, longest_field);
    }
    std::string cut(const std::string& text, std::size_t most) {
        if (speech::characters(text) > most)
            note(fmt::format(
                "\"{}\" is longer than {} characters: the rest was cut off.", speech::shortened(text, 40), most));
        return speech::shortened(text, most);
    }
    void add_steps(const std::string& text) {
        for (auto& step : pieces(text, text.contains('\n') ? "\n" : ";\n")) {
            if (into_.plan.rollback.size() == most_steps)
                return note(fmt::format("More than {} rollback steps: the rest was left out.", most_steps));
            into_.plan.rollback.push_back(cut(step, longest_field));
        }
    }
    void take_minutes(std::optional<day::minutes>& to, std::string_view name, const std::string& text) {
        to = speech::minutes_in(text);
        if (!to)
            note(fmt::format(
                "{} \"{}\" is no length of time: write it as 30m or 2h.", name, speech::shortened(text, 40)));
    }
    void take_owner(std::string text) {
        if (text.starts_with('@')) text.erase(0, 1);
        if (into_.plan.owner)
            return note(fmt::format("A card has one owner: \"{}\" was left out.", speech::shortened(text, 40)));
        into_.plan.owner = day::person_id{day::platform::room, cut(text, longest_name)};
    }
    void add_teams(const std::string& text) {
        for (auto& team : pieces(text, ",;\n")) into_.plan.teams.insert(cut(team, longest_name));
    }
    void take_alone(const std::string& text) {
        const auto said = speech::yes_in(text);
        if (said) into_.plan.alone = *said;
        if (!said) note(fmt::format("alone \"{}\": say yes or no.", speech::shortened(text, 40)));
    }

    card& into_;
    std::vector<left_out>& not_read_;
};

}  // namespace

std::optional<field> field_named(std::string_view heading) {
    const auto from = heading.find_first_not_of("#*_ \t"), to = heading.find_last_not_of("*_:? \t");
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) return std::nullopt;
    std::string name;
    for (const char each : heading.substr(from, to + 1 - from))
        name += each == '_' || each == '-' ? ' ' : each >= 'A' && each <= 'Z' ? static_cast<char>(each + 32) : each;
    for (const auto& [known, of] : names)
        if (known == name) return of;
    return std::nullopt;
}

void take(card& into, field as, std::string_view text, std::vector<left_out>& not_read) {
    if (const auto said = trimmed(text); !said.empty()) taking(into, not_read).take(as, said);
}

void complete(card& it, std::vector<left_out>& not_read) {
    std::string lacks;
    const auto need = [&](std::string& text, std::string_view name) {
        if (!text.empty()) return;
        text = to_be_written;
        lacks += (lacks.empty() ? "" : ", ") + std::string(name);
    };
    need(it.plan.component, "component");
    need(it.plan.failure, "failure");
    need(it.plan.expected, "expected");
    if (!lacks.empty())
        not_read.push_back({it.line, fmt::format("\"{}\" says nothing of: {}. Write it into the plan file.",
                                         speech::shortened(it.plan.component, 60), lacks)});
}

}  // namespace bot::intake
