// A Chaos Toolkit experiment. Source: the Open Chaos specification, chaostoolkit.org/reference/api/experiment.
#include "intake/boards.hpp"
#include "intake/fields.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::intake {

namespace {

using nlohmann::json;

/// "stop-service-y (process systemctl)": what it is called, and what it runs.
std::string activity(const json& it) {
    const auto name = text_in(it, "name");
    const auto found = it.find("provider");
    if (found == it.end() || !found->is_object()) return name;
    for (const auto* what : {"path", "func", "url"})
        if (const auto said = text_in(*found, what); !said.empty())
            return fmt::format("{} ({} {})", name, text_in(*found, "type"), speech::shortened(said, 200));
    return name;
}

/// The steps of one of the experiment's lists; references to others and probes are listed.
void take_activities(card& to, field as, const json& all, std::vector<left_out>& not_read) {
    for (const auto& each : all) {
        if (!each.is_object()) continue;
        if (text_in(each, "type") == "action") {
            take(to, as, activity(each), not_read);
        } else if (const auto name = text_in(each, each.contains("ref") ? "ref" : "name"); !name.empty()) {
            not_read.push_back({to.line, fmt::format("\"{}\" is a probe: a card says in words what is looked at.",
                                             speech::shortened(name, 60))});
        }
    }
}

}  // namespace

cards read_chaos_toolkit(const json& experiment, std::string_view text) {
    cards made;
    card one;
    const auto title = text_in(experiment, "title");
    one.line = line_of(text, title.substr(0, title.find_first_of("\"\\\n")));
    take(one, field::title, title, made.not_read);
    take(one, field::technical_impact, text_in(experiment, "description"), made.not_read);
    const auto steady = experiment.find("steady-state-hypothesis");
    if (one.plan.expected.empty() && steady != experiment.end() && steady->is_object())
        take(one, field::expected, text_in(*steady, "title"), made.not_read);
    take_activities(one, field::method, list_in(experiment, "method"), made.not_read);
    take_activities(one, field::rollback, list_in(experiment, "rollbacks"), made.not_read);
    complete(one, made.not_read);
    made.each.push_back(std::move(one));
    return made;
}

}  // namespace bot::intake
