// The calls that a click and a form cause, and what their answers do (FACTS 7 and 8).
#include "scripted/mattermost/integrations.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tests::mattermost {

namespace {

constexpr const char* click_error = "api.post.do_action.action_integration.app_error";
constexpr const char* click_failed = "Action integration error.";

const json* action_in(const json& post, const std::string& id) {
    const auto attachments = post.at("props").find("attachments");
    if (attachments == post.at("props").end() || !attachments->is_array()) return nullptr;
    for (const auto& each : *attachments)
        if (each.contains("actions"))
            for (const auto& action : each.at("actions"))
                if (action.at("id") == id) return &action;
    return nullptr;
}

bool has_route(const std::string& action) {
    return std::ranges::all_of(action, [](unsigned char c) { return std::isalnum(c) != 0; });
}

}  // namespace

std::shared_ptr<exchange> integrations::clicks(const std::string& person, const json& post, const std::string& action) {
    auto of = begin();
    const auto where = post.at("channel_id").get<std::string>();
    const auto* it = action_in(post, action);
    if (!has_route(action))
        of->complains(404, "api.context.404.app_error", "Sorry, we could not find the page.");
    else if (!of_.is_member(where, person))
        of->complains(403, "api.context.permissions.app_error", "You do not have the appropriate permissions.");
    else if (it == nullptr || !it->contains("integration"))
        of->complains(404, "api.post.do_action.action_id.app_error", "Invalid action id.");
    if (!of->complaint.empty()) {
        of->ends();
        return of;
    }
    const auto& integration = it->at("integration");
    const auto ticket = triggers::make(of_.ids.next(), person, clock_.now());
    wire::http_request what{"POST", "/", {{"Content-Type", "application/json"}}, {}};
    what.body = go_json({{"user_id", person}, {"user_name", of_.name(person)}, {"channel_id", where},
        {"channel_name", of_.find_channel(where)->name}, {"team_id", of_.team_id}, {"team_domain", of_.team_name},
        {"post_id", post.at("id")}, {"trigger_id", ticket.signed_whole}, {"type", it->value("type", "")},
        {"data_source", it->value("data_source", "")}, {"context", integration.value("context", json::object())}});
    const place at{person, where, post.at("id").get<std::string>(), clock_.now()};
    call(of, integration.value("url", ""), std::move(what),
        [this, at, post](exchange& over, const wire::http_response& said) { read_click_answer(over, at, post, said); });
    return of;
}

void integrations::read_click_answer(exchange& of, const place& at, const json& post, const wire::http_response& said) {
    of.body = json::parse(said.body, nullptr, false);
    if (said.status != 200 || !of.body.is_object()) return of.complains(400, click_error, click_failed);
    if (const auto update = of.body.find("update"); update != of.body.end() && update->is_object()) {
        auto* stands = of_.find_post(post.at("id").get<std::string>());
        if (stands == nullptr || stands->is_deleted())
            return of.complains(404, "app.post.get.app_error", "Unable to get the post.");
        auto patch = *update;
        if (!patch.value("props", json()).is_object()) patch.erase("props");
        if (const auto fault = posting::fault_of(patch.value("message", json()), patch.value("props", json()))) {
            const auto why = json::parse(fault->body);
            return of.complains(400, why.at("id").get<std::string>(), why.at("message").get<std::string>());
        }
        posting_.change(*stands, patch);
    }
    const auto text = of.body.value("ephemeral_text", std::string());
    if (!text.empty())
        show_to_one(at,
            {{"channel_id", at.channel}, {"root_id", at.root},
                {"message", of.body.value("skip_slack_parsing", false) ? text : readable(text)}},
            "button");
    of.status = 200;
}

wire::http_response integrations::open_dialog(const json& said) {
    if (!said.is_object()) return invalid_body("dialog");
    const auto person = tickets.person_of(said.value("trigger_id", std::string()), clock_.now());
    if (said.value("url", std::string()).empty()) return invalid_body("url");
    if (!person) return person.error();
    const json opened{{"trigger_id", said.at("trigger_id")}, {"url", said.at("url")},
        {"dialog", dialog_json(said.value("dialog", json::object()))}};
    forms[*person] = opened;
    of_.tell(clock_.now(), of_.bot_name, fmt::format("to @{} alone", of_.name(*person)), "opens a form",
        opened.at("dialog").at("title").get<std::string>());
    hub_.tell("open_dialog", {{"dialog", go_json(opened)}}, {*person, {}, {}});
    return answers_ok();
}

std::shared_ptr<exchange> integrations::submits(
    const std::string& person, const std::string& where, const json& dialog, const json& submission) {
    const auto& asked_for = dialog.at("dialog");
    return sends_dialog(dialog.at("url").get<std::string>(),
        {{"type", "dialog_submission"}, {"callback_id", asked_for.at("callback_id")}, {"state", asked_for.at("state")},
            {"user_id", person}, {"channel_id", where}, {"team_id", of_.team_id}, {"submission", submission},
            {"cancelled", false}});
}

std::shared_ptr<exchange> integrations::sends_dialog(const std::string& url, const json& submission) {
    auto of = begin();
    wire::http_request what{"POST", "/", {{"Content-Type", "application/json"}}, go_json(submission)};
    call(of, url, std::move(what), [](exchange& over, const wire::http_response& said) {
        if (said.status != 200) return over.complains(400, click_error, click_failed);
        over.status = 200;
        over.body = json::parse(said.body, nullptr, false);
        if (!over.body.is_object()) over.body = json::object();  // not JSON is taken as success (FACTS 8)
    });
    return of;
}

}  // namespace tests::mattermost
