#include "chat/mattermost/post.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::chat::mattermost {

std::string name_of_part(const std::string& name, std::size_t part) {
    return part == 0 ? name : fmt::format("{} part {}", name, part + 1);
}

std::int64_t time_in(const fields& in, std::string_view name) {
    using namespace std::chrono;
    constexpr sys_time<milliseconds> beyond = sys_days(year(10'000) / 1 / 1);  // years of four digits
    const auto at = in.number(name).value_or(0);
    return at > 0 && at < beyond.time_since_epoch().count() ? at : 0;
}

post read_post(const fields& in) {
    const auto props = in.object("props");
    std::vector<std::string> files;
    if (in.has("file_ids")) in.each_text_of("file_ids", [&](std::string id) { files.push_back(std::move(id)); });
    return {.id = in.text("id"),
        .user = in.text("user_id"),
        .channel = in.text("channel_id"),
        .root = in.text("root_id"),
        .text = in.text("message"),
        .type = in.text("type"),
        .original = in.text("original_id"),
        .created = time_in(in, "create_at"),
        .deleted = in.number("delete_at").value_or(0),
        .is_of_program = props.has("from_bot") || props.has("from_webhook"),
        .name = props.text(name_property),
        .parts = static_cast<std::size_t>(std::clamp<std::int64_t>(props.number(parts_property).value_or(1), 1, 1'000)),
        .added = props.text("addedUserId"),
        .files = std::move(files),
        .has_reactions = in.flag("has_reactions")};
}

std::expected<post, std::string> read_post_text(std::string_view text) {
    const auto parsed = parse_bounded(text);
    if (!parsed) return std::unexpected(parsed.error());
    // What a user wrote into props of a type of their own is no reason to miss the post.
    std::string fault;
    auto it = read_post(fields(*parsed, fault));
    if (it.id.empty() || it.channel.empty()) return std::unexpected("a post without an id");
    return it;
}

std::vector<post> read_page(const fields& in) {
    std::vector<post> page;
    const auto all = in.object("posts");
    in.each_text_of("order", [&](const std::string& id) {
        if (all.has(id)) page.push_back(read_post(all.object(id)));
    });
    std::ranges::reverse(page);
    std::ranges::stable_sort(page, {}, &post::created);
    return page;
}

bool is_said_by_a_person(const post& it, const std::string& us) {
    return !it.user.empty() && it.user != us && it.type.empty() && !it.is_of_program && it.deleted == 0 &&
           it.original.empty();
}

}  // namespace bot::chat::mattermost
