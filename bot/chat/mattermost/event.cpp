#include "chat/mattermost/event.hpp"

namespace bot::chat::mattermost {

namespace {

content post_in(const std::string& type, const fields& data) {
    auto it = read_post_text(data.text("post"));
    if (!it) return misshapen{type, it.error()};
    return posted{std::move(*it), data.text("channel_type")};
}

content reaction_in(const std::string& type, const fields& data, const fields& to) {
    const auto inner = parse_bounded(data.text("reaction"));
    if (!inner) return misshapen{type, inner.error()};
    std::string fault;
    const fields in(*inner, fault);
    reaction it{type == "reaction_added", in.text("user_id"), in.text("post_id"), in.text("emoji_name"),
        to.text("channel_id"), time_in(in, "create_at")};
    if (!fault.empty()) return misshapen{type, fault};
    return it;
}

content channel_in(const std::string& type, const fields& data) {
    const auto inner = parse_bounded(data.text("channel"));
    if (!inner) return misshapen{type, inner.error()};
    std::string fault;
    const fields in(*inner, fault);
    return channel_changed{in.text("id"), in.text("name"), in.text("team_id")};
}

/// Two shapes: for others the channel is in the broadcast, for whoever was removed in the data. Source: FACTS 3.
went went_in(const fields& data, const fields& to) {
    if (data.has("user_id")) return {data.text("user_id"), to.text("channel_id"), data.text("remover_id")};
    return {to.text("user_id"), data.text("channel_id"), data.text("remover_id")};
}

content content_in(const std::string& type, const fields& data, const fields& to) {
    if (type == "posted") return post_in(type, data);
    if (type == "reaction_added" || type == "reaction_removed") return reaction_in(type, data, to);
    if (type == "user_added") return came{data.text("user_id"), to.text("channel_id")};
    if (type == "user_removed") return went_in(data, to);
    if (type == "added_to_team") return came_to_team{data.text("user_id")};
    if (type == "leave_team") return went_from_team{data.text("user_id")};
    if (type == "channel_updated") return channel_in(type, data);
    if (type == "channel_deleted") return channel_gone{data.text("channel_id")};
    if (type == "new_user") return person_new{data.text("user_id")};
    if (type == "user_updated") {
        const auto user = data.object("user");
        return person_changed{user.text("id"), user.text("username")};
    }
    return unheard{type.substr(0, most_of_a_name)};
}

reply reply_in(const fields& in) {
    return {in.number("seq_reply").value_or(0), in.text("status") == "OK", in.object("error").text("id"),
        in.object("data").number("server_time").value_or(0)};
}

}  // namespace

frame read_frame(std::string_view text, const std::string& us) {
    const auto parsed = parse_bounded(text);
    if (!parsed) return no_frame{parsed.error()};
    if (!parsed->is_object()) return no_frame{"no JSON object"};
    std::string fault;
    const fields in(*parsed, fault);
    if (in.has("status")) return reply_in(in);
    const auto type = in.text("event");
    if (type.empty()) return no_frame{"neither an event nor a reply"};
    const auto data = in.object("data"), to = in.object("broadcast");
    const auto seq = in.number("seq").value_or(-1);
    if (type == "hello") return hello{data.text("connection_id"), seq};
    event it{seq, content_in(type, data, to)};
    if (!fault.empty()) it.what = misshapen{type.substr(0, most_of_a_name), fault};
    // A server of old may leave out whom its broadcast is for.
    if (auto* left = std::get_if<went>(&it.what); left != nullptr && left->who.empty()) left->who = us;
    return it;
}

}  // namespace bot::chat::mattermost
