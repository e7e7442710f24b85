#include "day/revision.hpp"

#include <string_view>

namespace bot::day {

namespace {

/// FNV-1a, with a mark behind each part: "ab" and "c" are not "a" and "bc".
class print {
public:
    void add(std::string_view text) {
        for (const char c : text) take(static_cast<unsigned char>(c));
        take(0x1F);
    }
    void add(const std::optional<minutes>& span) { add(span ? std::to_string(span->count()) : std::string()); }
    std::uint64_t value() const { return value_; }

private:
    void take(std::uint64_t byte) { value_ = (value_ ^ byte) * 1099511628211ULL; }
    std::uint64_t value_ = 14695981039346656037ULL;
};

}  // namespace

std::uint64_t revision_of(const card_plan& plan) {
    print all;
    for (const auto* each : {&plan.component, &plan.failure, &plan.expected, &plan.mode, &plan.method,
             &plan.technical_impact, &plan.business_impact, &plan.response, &plan.alert, &plan.load})
        all.add(*each);
    for (const auto& each : plan.rollback) all.add(each);
    all.add("|");
    for (const auto& each : plan.teams) all.add(each);
    all.add("|");
    for (const auto each : plan.together) all.add(std::to_string(each.value));
    all.add(plan.owner ? plan.owner->id : std::string());
    all.add(plan.alone ? "alone" : "");
    all.add(plan.rollback_estimate);
    all.add(plan.planned);
    return all.value();
}

std::vector<std::string> written_over(const card_plan& now, const card_change& by) {
    std::vector<std::string> fields;
    const auto look = [&fields](const char* name, const auto& is, const auto& becomes) {
        if (becomes && *becomes != is) fields.emplace_back(name);
    };
    look("component", now.component, by.component);
    look("failure", now.failure, by.failure);
    look("expected", now.expected, by.expected);
    look("owner", now.owner, by.owner);
    look("teams", now.teams, by.teams);
    look("mode", now.mode, by.mode);
    look("method", now.method, by.method);
    look("technical", now.technical_impact, by.technical_impact);
    look("business", now.business_impact, by.business_impact);
    look("response", now.response, by.response);
    look("alert", now.alert, by.alert);
    look("rollback", now.rollback, by.rollback);
    look("estimate", now.rollback_estimate, by.rollback_estimate);
    look("planned", now.planned, by.planned);
    look("alone", now.alone, by.alone);
    look("together", now.together, by.together);
    look("load", now.load, by.load);
    return fields;
}

}  // namespace bot::day
