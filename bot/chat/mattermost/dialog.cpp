#include "chat/mattermost/dialog.hpp"

#include "chat/cutting.hpp"
#include "chat/fields.hpp"
#include "chat/json_text.hpp"
#include "chat/mattermost/limits.hpp"
#include "chat/mattermost/markup.hpp"
#include "day/match.hpp"

#include <algorithm>
#include <boost/json/value.hpp>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

using nlohmann::json;
using speech::field_kind;

namespace {

constexpr std::string_view dialog_purpose = "dialog";
constexpr const char* dialog_callback = "chaosday";

std::string short_of(std::string_view text, std::size_t most) {
    if (characters(text) <= most) return std::string(text);
    return std::string(text.substr(0, bytes_of_first(text, most - 1))).append("…");
}

json text_element(const speech::field& of) {
    const bool is_long =
        of.kind == field_kind::lines || characters(of.value) > limits::dialog_line || of.kind == field_kind::people;
    const auto most = is_long ? limits::dialog_lines : limits::dialog_line;
    json it{{"type", is_long ? "textarea" : "text"}, {"max_length", most}};
    if (!of.value.empty()) it["default"] = short_of(of.value, most);
    return it;
}

json choice(const speech::field& of) {
    json it{{"type", "select"}, {"options", json::array()}};
    for (const auto& each : of.options) it["options"].push_back({{"text", each.label}, {"value", each.value}});
    if (!of.value.empty()) it["default"] = of.value;
    return it;
}

bool can_be_chosen(const speech::field& of) {
    const auto has_value = [](const speech::option& each) { return !each.value.empty(); };
    return !of.options.empty() && of.options.size() <= limits::dialog_options &&
           std::ranges::all_of(of.options, has_value);
}

json toggle(const speech::field& of) {
    json it{{"type", "bool"}, {"placeholder", short_of(of.hint.empty() ? "Yes" : of.hint, limits::dialog_help)}};
    if (of.value == "yes" || of.value == "true") it["default"] = "true";
    return it;
}

json control(const speech::field& of) {
    if (of.kind == field_kind::choice && can_be_chosen(of)) return choice(of);
    if (of.kind == field_kind::toggle) return toggle(of);
    // A person that was only typed is no id, and can not be shown in a list of users.
    if (of.kind == field_kind::person && of.value.empty()) return {{"type", "select"}, {"data_source", "users"}};
    return text_element(of);
}

/// With every member that clients know of, for not all of them expect one to be missing.
json empty_element() {
    return {{"subtype", ""}, {"default", ""}, {"placeholder", ""}, {"help_text", ""}, {"min_length", 0},
        {"max_length", 0}, {"data_source", ""}, {"options", json::array()}};
}

std::string help_of(const speech::field& of) {
    if (of.kind == field_kind::toggle) return {};
    if (characters(of.label) <= limits::dialog_label) return of.hint;
    return of.hint.empty() ? of.label : of.label + ": " + of.hint;
}

json element(const speech::field& of) {
    auto it = empty_element();
    it.update(control(of));
    it["name"] = of.name;
    it["display_name"] = short_of(of.label, limits::dialog_label);
    it["optional"] = of.optional || of.kind == field_kind::toggle;  // an unticked box is an answer
    it["help_text"] = short_of(help_of(of), limits::dialog_help);
    return it;
}

json state_of(const dialog_terms& how) {
    return {{"who", how.person}, {"where", how.channel}, {"number", how.number},
        {"until", how.good_until.time_since_epoch().count()}};
}

std::optional<json> opened_with(json dialog, const json& state, const dialog_terms& how) {
    auto sealed = how.sealed.closed(dialog_purpose, json_text(state));
    if (sealed.size() > limits::dialog_state) return std::nullopt;
    dialog["state"] = std::move(sealed);
    dialog["callback_id"] = dialog_callback;
    return dialog;
}

/// It names nobody; were it to, ids would have to do.
std::string note_of(const speech::form& it) {
    const auto id_of = [](const auto& each) { return each.id; };
    const name_book ids{id_of, id_of};
    std::string said;
    for (const auto& each : it.note.body)
        for (const auto& piece : pieces_of(each, ids, limits::dialog_lines))
            said += (said.empty() ? "" : "\n\n") + piece;
    return said;
}

std::optional<json> made(const speech::form& it, const dialog_terms& how) {
    if (it.fields.empty()) return std::nullopt;
    auto state = state_of(how);
    state["verb"] = it.verb;
    state["given"] = it.given;
    auto elements = json::array(), names = json::array();
    for (const auto& each : it.fields) {
        elements.push_back(element(each));
        names.push_back(each.name);
    }
    state["shown"] = std::move(names);
    return opened_with(
        {{"title", short_of(it.title, limits::dialog_title)}, {"elements", std::move(elements)},
            {"introduction_text", note_of(it)}, {"submit_label", it.submit.empty() ? "Send" : it.submit}},
        state, how);
}

/// Without a field a dialog only asks.
std::optional<json> made(const speech::button& it, const dialog_terms& how) {
    auto state = state_of(how);
    state["words"] = it.words;
    return opened_with({{"title", short_of(it.label, limits::dialog_title)}, {"elements", json::array()},
                           {"introduction_text", it.confirm.value_or("")}, {"submit_label", it.label}},
        state, how);
}

/// Numbers and ticks come as they are, or as text, or as null.
std::map<std::string, std::string> values_in(const boost::json::value* all) {
    std::map<std::string, std::string> values;
    if (all == nullptr || !all->is_object()) return values;
    for (const auto& [name, it] : all->get_object()) {
        const std::string field(name);
        if (const auto* text = it.if_string()) values[field] = std::string(text->data(), text->size());
        if (const auto* is_ticked = it.if_bool()) values[field] = *is_ticked ? "yes" : "";
        if (const auto* number = it.if_int64()) values[field] = std::to_string(*number);
        if (it.is_null()) values[field] = "";
    }
    return values;
}

}  // namespace

std::optional<json> dialog_of(const question& it, const dialog_terms& how) {
    return std::visit([&](const auto& each) { return made(each, how); }, it);
}

std::expected<submitted, std::string> submitted_in(const document& body, const seal& by, day::instant now) {
    std::string fault;
    const fields in(body, fault);
    const auto state = by.opened(dialog_purpose, in.text("state"));
    const auto parsed = state ? parse_bounded(*state) : std::unexpected(std::string());
    if (!parsed || !parsed->is_object())
        return std::unexpected("This form is none of mine any more. Say it by command.");
    const fields kept(*parsed, fault);
    submitted it{{}, kept.text("who"), kept.text("where"), kept.text("number"), {}};
    if (it.person != in.text("user_id"))
        return std::unexpected("This form was opened for somebody else. Say it by command.");
    if (now.time_since_epoch().count() > kept.number("until").value_or(0))
        return std::unexpected("This form was open for too long. Say it by command.");
    kept.each_text_of("shown", [&it](std::string name) { it.shown.push_back(std::move(name)); });
    if (auto words = kept.text("words"); !words.empty()) {
        it.what = desk::said_words{std::move(words), false};
        return it;
    }
    desk::filled_form form{kept.text("verb"), {}, {}};
    form.given = values_in(kept.member("given"));
    form.values = values_in(in.member("submission"));
    it.what = std::move(form);
    return it;
}

json errors_at(const std::map<std::string, std::string>& at_field, const submitted& of) {
    json said = json::object();
    std::string rest;
    for (const auto& [field, error] : at_field) {
        if (std::ranges::find(of.shown, field) != of.shown.end())
            said["errors"][field] = error;
        else
            rest += (rest.empty() ? "" : " ") + error;
    }
    if (!rest.empty()) said["error"] = rest;
    return said;
}

}  // namespace bot::chat::mattermost
