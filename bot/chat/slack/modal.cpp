#include "chat/slack/modal.hpp"

#include "chat/fields.hpp"
#include "chat/json_text.hpp"
#include "chat/slack/blocks.hpp"
#include "chat/slack/limits.hpp"

#include <algorithm>
#include <boost/json/value.hpp>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

using nlohmann::json;
using speech::field_kind;

namespace {

json plain(std::string_view text, std::size_t most) {
    return {{"type", "plain_text"}, {"text", shortened(text.empty() ? " " : text, most)}};
}

json option(const speech::option& it) { return {{"text", plain(it.label, limits::option_text)}, {"value", it.value}}; }

bool can_be_chosen(const speech::field& of) {
    const auto fits = [](const speech::option& each) {
        return !each.value.empty() && each.value.size() <= limits::option_value;
    };
    return !of.options.empty() && of.options.size() <= limits::options && std::ranges::all_of(of.options, fits);
}

json text_input(const speech::field& of) {
    json it{
        {"type", "plain_text_input"}, {"max_length", limits::input_value}, {"multiline", of.kind == field_kind::lines}};
    if (!of.value.empty()) it["initial_value"] = of.value;
    return it;
}

/// As JavaScript counts: what lies beyond the first 65,536 characters is two.
std::size_t length(std::string_view text) {
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0U) == 0x80 ? 0U : byte >= 0xF0 ? 2U : 1U;
    }
    return units;
}

/// Half a text in a field would be sent back as the whole.
json too_long(const speech::field& of) {
    const auto says = "“" + shortened(of.label, 100) + "” is longer than a field of a form can be, and stays as it is.";
    return {{"type", "context"}, {"elements", json::array({plain(says, limits::input_label)})}};
}

json choice(const speech::field& of) {
    json it{{"type", "static_select"}, {"options", json::array()}};
    for (const auto& each : of.options) {
        it["options"].push_back(option(each));
        if (each.value == of.value) it["initial_option"] = option(each);  // has to equal its option in every part
    }
    return it;
}

/// Ids of people, apart by blanks. Names that were only typed are left out: Slack would refuse the whole form.
std::vector<std::string> people_in(std::string_view text) {
    constexpr std::string_view in_ids = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::vector<std::string> ids;
    for (auto from = text.find_first_not_of(' '); from != std::string_view::npos;) {
        const auto end = std::min(text.find(' ', from), text.size());
        const auto one = text.substr(from, end - from);
        const bool person = one.starts_with('U') || one.starts_with('W');
        if (person && one.find_first_not_of(in_ids) == std::string_view::npos) ids.emplace_back(one);
        from = text.find_first_not_of(' ', end);
    }
    return ids;
}

json people(const speech::field& of) {
    const auto named = people_in(of.value);
    const bool several = of.kind == field_kind::people;
    json it{{"type", several ? "multi_users_select" : "users_select"}};
    if (named.empty()) return it;
    if (several)
        it["initial_users"] = named;
    else
        it["initial_user"] = named.front();
    return it;
}

json toggle(const speech::field& of) {
    const auto yes = option({"yes", of.hint.empty() ? "Yes" : of.hint});
    json it{{"type", "checkboxes"}, {"options", json::array({yes})}};
    if (of.value == "yes" || of.value == "true") it["initial_options"] = json::array({yes});
    return it;
}

bool looks_like(std::string_view text, std::string_view shape) {  // 0 stands for a digit
    return std::ranges::equal(
        text, shape, [](char one, char as) { return as == '0' ? one >= '0' && one <= '9' : one == as; });
}

json picker(const speech::field& of, std::string_view type, const char* initial, std::string_view shape) {
    json it{{"type", type}};
    if (looks_like(of.value, shape)) it[initial] = of.value;
    return it;
}

json number(const speech::field& of) {
    json it{{"type", "number_input"}, {"is_decimal_allowed", false}};
    const bool is_number = !of.value.empty() && of.value.find_first_not_of("0123456789") == std::string::npos;
    if (is_number) it["initial_value"] = of.value;
    return it;
}

json control(const speech::field& of) {
    switch (of.kind) {
        case field_kind::line:
        case field_kind::lines:
            return text_input(of);
        case field_kind::number:
            return number(of);
        case field_kind::choice:
            return can_be_chosen(of) ? choice(of) : text_input(of);
        case field_kind::person:
        case field_kind::people:
            return people(of);
        case field_kind::toggle:
            return toggle(of);
        case field_kind::date:
            return picker(of, "datepicker", "initial_date", "0000-00-00");
        case field_kind::time:
            return picker(of, "timepicker", "initial_time", "00:00");
    }
    return text_input(of);
}

json input(const speech::field& of) {
    auto element = control(of);
    element["action_id"] = of.name;
    const bool may_be_empty = of.optional || of.kind == field_kind::toggle;  // an unticked box is an answer
    json it{{"type", "input"}, {"block_id", of.name}, {"label", plain(of.label, limits::input_label)},
        {"optional", may_be_empty}, {"element", std::move(element)}};
    if (!of.hint.empty() && of.kind != field_kind::toggle) it["hint"] = plain(of.hint, limits::input_label);
    return it;
}

}  // namespace

std::optional<json> view_of(const speech::form& it, const std::string& where) {
    json blocks = it.note.empty() ? json::array() : as_json(posts_of(it.note).front()).at("blocks");
    for (const auto& each : it.fields)
        blocks.push_back(length(each.value) <= limits::input_value ? input(each) : too_long(each));
    const json kept{{"verb", it.verb}, {"given", it.given}, {"where", where}};
    auto metadata = json_text(kept);
    if (it.fields.empty() || blocks.size() > limits::blocks_a_view || metadata.size() > limits::metadata)
        return std::nullopt;
    return json{{"type", "modal"}, {"callback_id", form_callback}, {"private_metadata", std::move(metadata)},
        {"title", plain(it.title, limits::view_title)},
        {"submit", plain(it.submit.empty() ? "Send" : it.submit, limits::view_title)},
        {"close", plain("Cancel", limits::view_title)}, {"blocks", std::move(blocks)}};
}

std::optional<filled> filled_in(const view_submission& it) {
    if (it.callback != form_callback) return std::nullopt;
    const auto kept = parse_bounded(it.metadata);
    if (!kept) return std::nullopt;
    std::string fault;
    const fields in(*kept, fault);
    filled made{{in.text("verb"), {}, it.values}, in.text("where")};
    if (const auto* given = in.member("given"); given != nullptr && given->is_object())
        for (const auto& [name, value] : given->get_object())
            if (const auto* text = value.if_string())
                made.form.given[std::string(name)] = std::string(text->data(), text->size());
    if (made.form.verb.empty() || !fault.empty()) return std::nullopt;
    return made;
}

std::map<std::string, std::string> errors_at(
    const std::map<std::string, std::string>& at_field, const view_submission& of) {
    std::map<std::string, std::string> at_block;
    for (const auto& [field, error] : at_field) {
        const bool is_shown = of.values.contains(field);
        if (!is_shown && of.values.empty()) continue;
        auto& at = at_block[is_shown ? field : of.values.begin()->first];
        at += (at.empty() ? "" : " ") + error;
    }
    return at_block;
}

}  // namespace bot::chat::slack
