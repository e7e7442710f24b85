#include "scripted/slack/limits.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tests::slack {

using nlohmann::json;

namespace {

std::string text_at(const json& of, const char* name) {
    const auto found = of.find(name);
    return found != of.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Collects the first thing that is wrong, with its place.
class inspector {
public:
    std::string fault;

    void blocks(const json& all, std::size_t most, const std::string& at) {
        if (!all.is_array()) return wrong(at, "no list");
        if (all.size() > most) return wrong(at, fmt::format("no more than {} items allowed", most));
        std::set<std::string> ids;
        for (std::size_t n = 0; n < all.size(); ++n) {
            const auto here = fmt::format("{}/{}", at, n);
            if (const auto id = text_at(all[n], "block_id"); !id.empty() && !ids.insert(id).second)
                wrong(here, "block_id must be unique");
            block(all[n], here);
        }
    }

    void modal(const json& it) {
        for (const auto* name : {"title", "submit", "close"}) text(it, name, 24, "/view");
        if (!it.contains("title")) wrong("/view", "a modal has a title");
        const auto& blocks = it.at("blocks");
        const auto is_input = [](const json& each) { return text_at(each, "type") == "input"; };
        if (std::ranges::any_of(blocks, is_input) && !it.contains("submit")) wrong("/view", "inputs want a submit");
    }

    void length(const json& of, const char* name, std::size_t most, const std::string& at) {
        if (text_at(of, name).size() > most) wrong(fmt::format("{}/{}", at, name), fmt::format("longer than {}", most));
    }

private:
    void wrong(const std::string& at, const std::string& what) {
        if (fault.empty()) fault = fmt::format("{} [json-pointer:{}]", what, at);
    }
    /// A text object below this name.
    void text(const json& of, const char* name, std::size_t most, const std::string& at) {
        const auto found = of.find(name);
        if (found == of.end()) return;
        const auto said = text_at(*found, "text");
        if (said.empty()) wrong(fmt::format("{}/{}", at, name), "a text may not be empty");
        if (said.size() > most) wrong(fmt::format("{}/{}", at, name), fmt::format("longer than {}", most));
    }

    void block(const json& it, const std::string& at) {
        const auto type = text_at(it, "type");
        length(it, "block_id", 255, at);
        if (type == "section") text(it, "text", 3'000, at);
        if (type == "header") text(it, "text", 150, at);
        if (type == "rich_text" && texts_in(it) > 3'000) wrong(at, "must be less than 3001 characters");
        if (type == "actions") elements(it, 25, at);
        if (type == "context") elements(it, 10, at);
        if (type == "input") input(it, at);
    }
    void elements(const json& of, std::size_t most, const std::string& at) {
        const auto& all = of.at("elements");
        if (all.empty() || all.size() > most) wrong(at, fmt::format("1 to {} elements", most));
        std::set<std::string> ids;
        for (std::size_t n = 0; n < all.size(); ++n) {
            if (!ids.insert(text_at(all[n], "action_id")).second) wrong(at, "action_id must be unique in its block");
            element(all[n], fmt::format("{}/elements/{}", at, n));
        }
    }
    void input(const json& it, const std::string& at) {
        text(it, "label", 2'000, at);
        text(it, "hint", 2'000, at);
        element(it.at("element"), at + "/element");
    }

    void element(const json& it, const std::string& at) {
        length(it, "action_id", 255, at);
        length(it, "url", 3'000, at);
        if (text_at(it, "type") == "button") {
            text(it, "text", 75, at);
            length(it, "value", 2'000, at);
        }
        text(it, "placeholder", 150, at);
        length(it, "initial_value", it.value("max_length", std::size_t{3'000}), at);
        if (it.value("max_length", 0) > 3'000) wrong(at, "max_length over 3000");
        if (it.contains("confirm")) confirm(it.at("confirm"), at + "/confirm");
        if (it.contains("options")) options(it, at);
    }
    void confirm(const json& it, const std::string& at) {
        text(it, "title", 100, at);
        text(it, "text", 300, at);
        text(it, "confirm", 30, at);
        text(it, "deny", 30, at);
    }
    void options(const json& it, const std::string& at) {
        const auto type = text_at(it, "type");
        const std::size_t most = type == "overflow" ? 5 : type == "checkboxes" || type == "radio_buttons" ? 10 : 100;
        const auto& all = it.at("options");
        if (all.empty() || all.size() > most) wrong(at, fmt::format("1 to {} options", most));
        for (const auto& each : all) {
            text(each, "text", 75, at);
            text(each, "description", 75, at);
            length(each, "value", 75, at);
        }
        // What is chosen from the first has to equal its option in every part.
        const auto is_option = [&all](const json& one) { return std::ranges::find(all, one) != all.end(); };
        if (it.contains("initial_option") && !is_option(it.at("initial_option"))) wrong(at, "initial_option is none");
        if (it.contains("initial_options") && !std::ranges::all_of(it.at("initial_options"), is_option))
            wrong(at, "initial_options are none");
    }

    static std::size_t texts_in(const json& it) {
        std::size_t size = 0;
        if (it.is_object())
            for (const auto& [name, value] : it.items())
                size +=
                    value.is_string() && name == "text" ? value.get_ref<const std::string&>().size() : texts_in(value);
        if (it.is_array())
            for (const auto& each : it) size += texts_in(each);
        return size;
    }
};

}  // namespace

std::string message_fault(const json& post) {
    inspector look;
    if (post.contains("blocks")) look.blocks(post.at("blocks"), 50, "/blocks");
    return look.fault;
}

std::string view_fault(const json& view) {
    inspector look;
    look.length(view, "callback_id", 255, "/view");
    look.length(view, "private_metadata", 3'000, "/view");
    look.blocks(view.value("blocks", json::array()), 100, "/view/blocks");
    if (text_at(view, "type") == "modal") look.modal(view);
    if (view.dump(-1, ' ', false, json::error_handler_t::replace).size() > 250'000) look.fault = "view_too_large";
    return look.fault;
}

}  // namespace tests::slack
