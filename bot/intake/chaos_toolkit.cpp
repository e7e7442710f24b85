// A Chaos Toolkit experiment. Source: the Open Chaos specification, chaostoolkit.org/reference/api/experiment.
#include "intake/boards.hpp"
#include "intake/fields.hpp"
#include "intake/json_lines.hpp"
#include "speech/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <string>
#include <vector>

namespace bot::intake {

namespace {

using nlohmann::json;

constexpr std::size_t longest_part = 200;

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, name) != all.end();
}

/// What a program or a function is given: "stop y", "service=y, force=true". What has parts of its own is hinted at.
std::string arguments_of(const json& it) {
    std::vector<std::string> all;
    const auto said = [](const json& each) { return each.is_structured() ? std::string("…") : plain_text(each); };
    if (it.is_array())
        for (const auto& each : it) all.push_back(said(each));
    if (it.is_object())
        for (const auto& [name, each] : it.items())
            if (is_written(name)) all.push_back(name + "=" + said(each));
    if (!it.is_structured()) return plain_text(it);
    return fmt::format("{}", fmt::join(all, it.is_array() ? " " : ", "));
}

/// "process systemctl stop y", "python chaosaws.ec2.actions.stop_instance, az=a", "http https://…".
std::string provider_of(const json& it) {
    std::vector<std::string> parts;
    const auto add = [&](std::string said) {
        if (!said.empty()) parts.push_back(speech::shortened(said, longest_part));
    };
    add(text_in(it, "type"));
    const auto module = text_in(it, "module");
    add(module.empty() ? text_in(it, "func") : module + "." + text_in(it, "func"));
    for (const auto* what : {"path", "method", "url"}) add(text_in(it, what));
    if (const auto given = it.find("arguments"); given != it.end()) add(arguments_of(*given));
    return fmt::format("{}", fmt::join(parts, " "));
}

class experiment_reader {
public:
    explicit experiment_reader(const json& it) : it_(it) { one_.line = line_of(it, "title"); }

    cards read() {
        take(one_, field::title, text_in(it_, "title"), made_.not_read);
        take(one_, field::technical_impact, text_in(it_, "description"), made_.not_read);
        take_steady_state(object_in(it_, "steady-state-hypothesis"));
        for (const auto& each : list_in(it_, "method")) take_activity(field::method, each);
        for (const auto& each : list_in(it_, "rollbacks")) take_activity(field::rollback, each);
        for (const auto& [name, each] : it_.items()) list_if_left(it_, name, each);
        complete(one_, made_.not_read);
        made_.each.push_back(std::move(one_));
        return std::move(made_);
    }

private:
    /// What holds before and after is what is expected; a title that says it already is not made longer.
    void take_steady_state(const json& it) {
        const auto title = text_in(it, "title");
        if (one_.plan.expected.empty())
            take(one_, field::expected, title, made_.not_read);
        else if (!title.empty())
            take(one_, field::technical_impact, "Steady state: " + title, made_.not_read);
        for (const auto& each : list_in(it, "probes")) {
            probes_[text_in(each, "name")] = &each;
            take_activity(field::technical_impact, each);
        }
        list_others(it, {"title", "probes"}, "The steady state's");
    }

    void take_activity(field as, const json& it) {
        if (!it.is_object()) return;
        const auto ref = text_in(it, "ref");
        const auto known = probes_.find(ref);
        const auto& what = known != probes_.end() ? *known->second : it;
        const auto name = ref.empty() ? text_in(what, "name") : ref;
        take(one_, as, in_words(what, name), made_.not_read);
        if (&what == &it)
            list_others(it, {"type", "name", "ref", "provider", "tolerance", "pauses", "background"},
                fmt::format("\"{}\":", speech::shortened(name, 60)));
        list_others(object_in(it, "provider"), {"type", "module", "func", "path", "method", "url", "arguments"},
            fmt::format("\"{}\":", speech::shortened(name, 60)));
    }

    /// "stop-y (process systemctl stop y), then wait 5 s"; "look at x-answers (http https://…), expected: 200".
    static std::string in_words(const json& it, const std::string& name) {
        const bool looks = text_in(it, "type") == "probe" || it.contains("ref");
        auto said = (looks ? "look at " : "") + name;
        if (const auto runs = provider_of(object_in(it, "provider")); !runs.empty()) said += " (" + runs + ")";
        if (const auto wanted = it.find("tolerance"); wanted != it.end())
            said += ", expected: " + speech::shortened(arguments_of(*wanted), longest_part);
        const auto behind = it.find("background");
        if (behind != it.end() && *behind == true) said += ", in the background";
        const auto& pauses = object_in(it, "pauses");
        if (const auto pause = pauses.find("before"); pause != pauses.end())
            said = "wait " + plain_text(*pause) + " s, then " + said;
        if (const auto pause = pauses.find("after"); pause != pauses.end())
            said += ", then wait " + plain_text(*pause) + " s";
        return said;
    }

    /// Names alone: values of secrets and configuration belong to the tool.
    void list_if_left(const json& in, const std::string& name, const json& it) {
        if (!is_written(name) || it.is_null() || it.empty()) return;
        if (is_one_of(name, {"version", "title", "description", "steady-state-hypothesis", "method", "rollbacks"}))
            return;
        std::vector<std::string> said;
        if (it.is_object())
            for (const auto& [each, value] : it.items())
                if (is_written(each)) said.push_back(each);
        if (it.is_array())
            for (const auto& each : it) said.push_back(each.is_object() ? text_in(each, "name") : plain_text(each));
        if (!it.is_structured()) said.push_back(plain_text(it));
        made_.not_read.push_back(
            {line_of(in, name), fmt::format("\"{}\" ({}) is no field of a card.", name,
                                    speech::shortened(fmt::format("{}", fmt::join(said, ", ")), 200))});
    }
    void list_others(const json& in, std::initializer_list<std::string_view> known, std::string_view whose) {
        for (const auto& [name, each] : in.items())
            if (is_written(name) && !is_one_of(name, known))
                made_.not_read.push_back(
                    {line_of(in), fmt::format("{} \"{}\" is left to the tool.", whose, speech::shortened(name, 60))});
    }

    const json& it_;
    card one_;
    cards made_;
    std::map<std::string, const json*> probes_;
};

}  // namespace

cards read_chaos_toolkit(const json& experiment) { return experiment_reader(experiment).read(); }

}  // namespace bot::intake
