#include "day/revision.hpp"

namespace bot::day {

namespace {

/// Behind each part there is a mark: "ab" and "c" are not "a" and "bc".
std::string text_of(const std::string& it) { return it; }
std::string text_of(const std::vector<std::string>& all) {
    std::string text;
    for (const auto& each : all) text += each + '\x1F';
    return text;
}
std::string text_of(const std::set<std::string>& all) {
    return text_of(std::vector<std::string>(all.begin(), all.end()));
}
std::string text_of(const std::set<card_no>& all) {
    std::string text;
    for (const auto each : all) text += std::to_string(each.value) + '\x1F';
    return text;
}
std::string text_of(const std::optional<person_id>& it) { return it ? it->id : std::string(); }
std::string text_of(const std::optional<minutes>& it) { return it ? std::to_string(it->count()) : std::string(); }
std::string text_of(bool it) { return it ? "yes" : ""; }

template <class See>
void each_field(const card_plan& now, const card_change& by, See see) {
    see("component", now.component, by.component);
    see("failure", now.failure, by.failure);
    see("expected", now.expected, by.expected);
    see("owner", now.owner, by.owner);
    see("teams", now.teams, by.teams);
    see("mode", now.mode, by.mode);
    see("method", now.method, by.method);
    see("technical", now.technical_impact, by.technical_impact);
    see("business", now.business_impact, by.business_impact);
    see("response", now.response, by.response);
    see("alert", now.alert, by.alert);
    see("rollback", now.rollback, by.rollback);
    see("estimate", now.rollback_estimate, by.rollback_estimate);
    see("planned", now.planned, by.planned);
    see("alone", now.alone, by.alone);
    see("together", now.together, by.together);
    see("load", now.load, by.load);
}

}  // namespace

std::uint32_t print_of(std::string_view text) {
    std::uint32_t print = 2166136261U;  // FNV-1a
    for (const char c : text) print = (print ^ static_cast<unsigned char>(c)) * 16777619U;
    return print;
}

revision revision_of(const card_plan& plan) {
    revision all;
    each_field(plan, {}, [&all](const char* name, const auto& is, const auto&) { all[name] = print_of(text_of(is)); });
    return all;
}

std::vector<std::string> written_over(const card_plan& now, const card_change& by, const revision& seen) {
    std::vector<std::string> fields;
    each_field(now, by, [&](const char* name, const auto& is, const auto& becomes) {
        const auto then = seen.find(name);
        if (becomes && *becomes != is && then != seen.end() && then->second != print_of(text_of(is)))
            fields.emplace_back(name);
    });
    return fields;
}

}  // namespace bot::day
