// Posts: made, changed, taken away, pinned, reacted to.
#include "scripted/mattermost/rest.hpp"

#include <algorithm>

namespace tests::mattermost {

using namespace std::chrono_literals;

std::optional<wire::http_response> rest::fault_of_root(const std::string& root, const channel& in) const {
    if (root.empty()) return std::nullopt;
    const auto* it = of_.find_post(root);
    if (it == nullptr || it->is_deleted() || !it->text("root_id").empty())
        return refuses(400, "api.post.create_post.root_id.app_error", "Invalid RootId parameter.");
    if (it->channel() != in.id)
        return refuses(
            400, "api.post.create_post.channel_root_id.app_error", "Invalid ChannelId for RootId parameter.");
    return std::nullopt;
}

/// Once for each pending_post_id, for half a minute (FACTS 5).
wire::http_response rest::create_post(const asking& by) {
    if (!by.body.is_object()) return invalid_body("post");
    const auto* where = of_.find_channel(by.said("channel_id"));
    if (!accounts_.database_is_up || where == nullptr || !where->members.contains(by.person)) return forbids();
    if (by.said("type").starts_with("system_"))
        return refuses(400, "api.context.invalid_param.app_error", "Invalid post.type parameter.");
    if (where->archived)
        return refuses(400, "api.post.create_post.can_not_post_to_deleted.error", "Can not post to deleted channel.");
    const auto name = by.said("pending_post_id");
    std::erase_if(pending_, [&](const auto& each) { return clock_.now() - each.second.made > 30s; });
    if (const auto known = pending_.find(name); !name.empty() && known != pending_.end()) {
        auto body = as_clients_see(of_.find_post(known->second.post)->body);
        body.erase("metadata");
        return answers(body, 201);
    }
    if (auto fault = fault_of_root(by.said("root_id"), *where)) return *fault;
    auto props = by.body.value("props", json::object());
    if (auto fault = posting::fault_of(by.body.value("message", json()), props)) return *fault;
    hub_.notices(by.person);
    const auto& it = posting_.publish(by.body, by.person);
    if (!name.empty()) pending_[name] = {it.id(), clock_.now()};
    auto body = as_clients_see(it.body);
    body["pending_post_id"] = name;
    return answers(body, 201);
}

/// For system administrators alone, whatever the bot's role (FACTS 5).
wire::http_response rest::ephemeral(const asking& by) {
    if (!is_admin(by)) return forbids();
    return answers(posting_.show_alone(by.said("user_id"), by.body.value("post", json::object())), 201);
}

wire::http_response rest::get_post(const asking& by) {
    if (!is_id(by.parts[0])) return invalid_url("post_id");
    const auto* it = of_.find_post(by.parts[0]);
    if (it == nullptr || it->is_deleted()) return refuses(404, "app.post.get.app_error", "Unable to get the post.");
    if (!of_.is_member(it->channel(), by.person)) return forbids();
    return answers(as_clients_see(it->body));
}

/// One's own only; what is deleted or was never there is forbidden as well (FACTS 5).
wire::http_response rest::patch_post(const asking& by) {
    auto* it = of_.find_post(by.parts[0]);
    if (!accounts_.database_is_up || it == nullptr || it->is_deleted() || it->author() != by.person) return forbids();
    if (!by.body.is_object()) return invalid_body("post");
    if (auto fault = posting::fault_of(by.body.value("message", json()), by.body.value("props", json()))) return *fault;
    posting_.change(*it, by.body);
    return answers(as_clients_see(it->body));
}

/// The whole post anew: what the body does not say is lost.
wire::http_response rest::put_post(const asking& by) {
    if (by.said("id") != by.parts[0]) return invalid_body("id");
    auto whole = by;
    if (whole.body.value("props", json()).is_null()) whole.body["props"] = json::object();
    whole.body["is_pinned"] = by.body.value("is_pinned", false);
    return patch_post(whole);
}

wire::http_response rest::delete_post(const asking& by) {
    auto* it = of_.find_post(by.parts[0]);
    if (!accounts_.database_is_up || it == nullptr || it->is_deleted()) return forbids();
    if (it->author() != by.person && !is_admin(by)) return forbids();
    posting_.remove(*it, by.person);
    return answers_ok();
}

wire::http_response rest::pin(const asking& by) { return pin_or_not(by, true); }
wire::http_response rest::unpin(const asking& by) { return pin_or_not(by, false); }
wire::http_response rest::pin_or_not(const asking& by, bool on) {
    auto* it = of_.find_post(by.parts[0]);
    if (!accounts_.database_is_up || it == nullptr || it->is_deleted()) return forbids();
    if (!of_.is_member(it->channel(), by.person)) return forbids();
    posting_.pin(*it, on);
    return answers_ok();
}

wire::http_response rest::react(const asking& by) {
    const auto emoji = by.said("emoji_name");
    auto* it = of_.find_post(by.said("post_id"));
    if (by.said("user_id").empty() || it == nullptr)
        return refuses(400, "api.reaction.save_reaction.invalid.app_error", "Reaction is not valid.");
    if (by.said("user_id") != by.person)
        return refuses(
            403, "api.reaction.save_reaction.user_id.app_error", "You cannot save reaction for the other user.");
    if (emoji.empty() || emoji.find(':') != std::string::npos)
        return refuses(400, "model.reaction.is_valid.emoji_name.app_error", "Invalid emoji name.");
    posting_.react(by.person, *it, emoji, true);
    return answers(of_.reactions.back());
}

wire::http_response rest::unreact(const asking& by) {
    auto* it = of_.find_post(by.parts[1]);
    if (it == nullptr) return forbids();
    posting_.react(by.person, *it, by.parts[2], false);
    return answers_ok();
}

wire::http_response rest::reactions(const asking& by) {
    auto all = json::array();
    for (const auto& each : of_.reactions)
        if (each.at("post_id") == by.parts[0]) all.push_back(each);
    return answers(all);
}

/// A raw body with ?channel_id=&filename=.
wire::http_response rest::upload(const asking& by) {
    const auto channel = by.query.find("channel_id"), name = by.query.find("filename");
    if (channel == by.query.end() || name == by.query.end()) return invalid_body("channel_id");
    if (!of_.is_member(channel->second, by.person)) return forbids();
    json it{{"id", of_.ids.next()}, {"user_id", by.person}, {"name", name->second}, {"size", by.text.size()},
        {"create_at", millis(clock_.now())}};
    of_.files.push_back(it);
    of_.files.back()["content"] = by.text;
    return answers({{"file_infos", json::array({it})}, {"client_ids", json::array()}}, 201);
}

wire::http_response rest::typing(const asking& by) {
    const auto channel = by.said("channel_id");
    if (!of_.is_member(channel, by.person)) return forbids();
    hub_.tell("typing", {{"parent_id", by.said("parent_id")}, {"user_id", by.person}}, {{}, channel, {}, by.person});
    return answers_ok();
}

}  // namespace tests::mattermost
