#include "chat/mattermost/posts.hpp"

#include "chat/cutting.hpp"
#include "chat/fields.hpp"
#include "chat/json_text.hpp"
#include "chat/mattermost/limits.hpp"
#include "chat/mattermost/post.hpp"
#include "chat/mattermost/typed.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bot::chat::mattermost {

using nlohmann::json;

namespace {

constexpr std::string_view button_purpose = "button";

/// What of a button is sealed. `place` tells alike buttons of different messages apart.
std::string sealed_text(const pressed& it) {
    return json_text(json::array({it.words, it.label, it.confirm, it.place, it.again, it.lasts}));
}

speech::line hint_of(const speech::button& it, std::string_view command) {
    return {speech::text{"→ " + it.label + ": "}, speech::text{.said = std::string(command) + it.words, .code = true}};
}

const std::vector<speech::button>* buttons_of(const speech::block& it) {
    const auto* entry = std::get_if<speech::entry>(&it);
    return entry == nullptr || entry->buttons.empty() ? nullptr : &entry->buttons;
}

/// Builds post after post: text first, and from the first buttons on attachments, each with the text above its buttons.
class posting {
public:
    posting(const rendering& how, std::string name, std::string again)
        : how_(how), name_(std::move(name)), again_(std::move(again)) {
        begin();
    }

    void add(const speech::block& it) {
        for (auto& each : pieces_of(it, how_.names, room())) add_text(std::move(each), gap_before(it));
        is_above_list_ =
            !std::holds_alternative<speech::code_block>(it) && !std::holds_alternative<speech::divider>(it);
        if (const auto* buttons = buttons_of(it)) add_buttons(*buttons);
    }
    void add_buttons(const std::vector<speech::button>& buttons) {
        if (buttons.empty()) return;
        if (how_.buttons.url.empty()) return add_hints(buttons);
        json attachment{{"fallback", ""}, {"text", std::exchange(waiting_, {})}};
        std::vector<speech::button> too_long;
        for (const auto& each : buttons) {
            auto made = action(each);
            if (!fits_alone(with(attachment, made))) put(std::exchange(attachment, {{"fallback", ""}, {"text", ""}}));
            if (auto more = with(attachment, std::move(made)); fits_alone(more))
                attachment = std::move(more);
            else
                too_long.push_back(each);
        }
        put(std::move(attachment));
        add_hints(how_.buttons.in_words_too ? buttons : too_long);
    }
    std::vector<json> done() {
        if (!waiting_.empty()) close_waiting();
        finish();
        if (!name_.empty() && done_.size() > 1) done_.front()["props"][parts_property] = done_.size();
        return std::move(done_);
    }

private:
    /// Within an attachment less fits: its text counts with the props, where one character may count as six.
    std::size_t room() const { return attachments_.empty() ? limits::post_text : limits::props / 8; }

    /// Entries of a list stand close together, and so does a list below its heading.
    std::string_view gap_before(const speech::block& it) const {
        const bool is_list = std::holds_alternative<speech::items>(it) || std::holds_alternative<speech::entry>(it);
        return is_list && is_above_list_ ? "\n" : "\n\n";
    }

    void add_text(std::string text, std::string_view gap) {
        if (!attachments_.empty()) return add_waiting(std::move(text), gap);
        const auto size = characters(message_) + gap.size() + characters(text);
        if (!message_.empty() && size > limits::post_text) begin_next();
        message_ += (message_.empty() ? "" : std::string(gap)) + text;
    }
    void add_waiting(std::string text, std::string_view gap) {
        const auto more = (waiting_.empty() ? "" : std::string(gap)) + text;
        if (characters(waiting_) + characters(more) > room()) close_waiting();
        waiting_ += waiting_.empty() ? text : more;
    }
    void close_waiting() { put({{"fallback", ""}, {"text", std::exchange(waiting_, {})}}); }
    void put(json attachment) {
        if (attachment.at("text") == "" && !attachment.contains("actions")) return;
        if (!fits(attachment)) begin_next();
        attachments_.push_back(std::move(attachment));
    }
    void add_hints(const std::vector<speech::button>& buttons) {
        for (const auto& each : buttons)
            for (auto& piece : pieces_of(hint_of(each, how_.buttons.command), how_.names, room()))
                add_text(std::move(piece), "\n");
    }
    static json with(json attachment, json action) {
        attachment["actions"].push_back(std::move(action));
        return attachment;
    }
    json action(const speech::button& it) {
        const pressed its{
            it.words, it.label, it.confirm.value_or(""), again_, it.lasts, fmt::format("{}/{}", name_, ++made_), {}};
        json context{{"words", its.words}, {"label", its.label}, {"confirm", its.confirm}, {"place", its.place},
            {"seal", how_.buttons.sealed.of(button_purpose, sealed_text(its))}};
        if (!its.again.empty()) context["again"] = its.again;
        if (its.lasts) context["lasts"] = true;
        const auto* style = it.as == speech::look::primary  ? "primary"
                            : it.as == speech::look::danger ? "danger"
                                                            : "default";
        // Letters and digits only: a click on any other id is not found. Source: FACTS 7.
        return {{"id", fmt::format("say{}", made_)}, {"type", "button"}, {"name", it.label}, {"style", style},
            {"integration", {{"url", how_.buttons.url}, {"context", std::move(context)}}}};
    }
    /// In a post of its own, whatever that is called.
    bool fits_alone(const json& attachment) const {
        const json all{{name_property, name_of_part(name_, 999)}, {"attachments", json::array({attachment})}};
        return size_of_props(all) <= limits::props;
    }
    bool fits(const json& attachment) const {
        auto all = props();
        all["attachments"].push_back(attachment);
        return size_of_props(all) <= limits::props;
    }
    json props() const {
        json all = json::object();
        if (!name_.empty()) all[name_property] = name_of_part(name_, done_.size());
        if (!attachments_.empty()) all["attachments"] = attachments_;
        return all;
    }
    void begin() {
        message_.clear();
        attachments_ = json::array();
    }
    void begin_next() {
        finish();
        begin();
    }
    void finish() {
        if (message_.empty() && attachments_.empty() && !done_.empty()) return;
        auto all = props();
        done_.push_back({{"message", message_}, {"props", std::move(all)}});
    }

    const rendering& how_;
    std::string name_, again_, message_, waiting_;
    json attachments_;
    std::vector<json> done_;
    bool is_above_list_ = false;
    std::size_t made_ = 0;
};

}  // namespace

std::vector<json> posts_of(const speech::message& of, const std::string& name, const rendering& how) {
    posting all(how, name, of.again);
    for (const auto& each : of.body) all.add(each);
    all.add_buttons(of.buttons);
    return all.done();
}

std::string text_of(const speech::message& of, const rendering& how) {
    auto in_words = how;
    in_words.buttons.url.clear();
    std::string said;
    for (const auto& each : posts_of(of, {}, in_words))
        said += (said.empty() ? "" : "\n") + each.at("message").get<std::string>();
    return said;
}

std::optional<pressed> pressed_in(const document& body, const seal& by) {
    std::string fault;
    const auto in = fields(body, fault).object("context");
    pressed it{in.text("words"), in.text("label"), in.text("confirm"), in.text("again"), in.flag("lasts"),
        in.text("place"), in.text("seal")};
    if (it.words.empty() || !fault.empty() || !by.holds(button_purpose, sealed_text(it), it.seal)) return std::nullopt;
    return it;
}

std::optional<json> without_button(json of, const std::string& place, const std::string& instead) {
    const auto has_place = [&](const json& action) {
        return action.at("integration").at("context").at("place") == place;
    };
    const auto attachments = of.at("props").find("attachments");
    if (attachments == of.at("props").end()) return std::nullopt;
    for (auto& each : *attachments) {
        if (!each.contains("actions")) continue;
        auto& actions = each["actions"];
        const auto found = std::ranges::find_if(actions, has_place);
        if (found == actions.end()) continue;
        actions.erase(found);
        if (actions.empty()) each.erase("actions");
        auto& text = each["text"].get_ref<std::string&>();
        text += (text.empty() ? "" : "\n") + escaped(instead);
        return of;
    }
    return std::nullopt;
}

json with_line(json of, const std::string& line) {
    auto& attachments = of["props"]["attachments"];
    if (attachments.empty()) attachments.push_back({{"text", ""}});
    auto& text = attachments.back()["text"].get_ref<std::string&>();
    text += (text.empty() ? "" : "\n") + escaped(line);
    return of;
}

std::size_t size_of_props(const json& props) {
    const auto text = json_text(props);
    auto size = characters(text);
    for (const char each : text)
        if (each == '<' || each == '>' || each == '&') size += 5;
    return size;
}

}  // namespace bot::chat::mattermost
