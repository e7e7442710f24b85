// Reading what was posted: by time, beside a post, by page (FACTS 5, "Catching up after a loss").
#include "scripted/mattermost/rest.hpp"

#include <algorithm>
#include <charconv>

namespace tests::mattermost {

namespace {

constexpr std::size_t page_usual = 60, page_max = 200, since_max = 1'000;

}  // namespace

/// Those that stand, oldest first.
std::vector<const posted*> rest::standing(const channel& in) const {
    std::vector<const posted*> all;
    for (const auto& each : of_.posts)
        if (each.channel() == in.id && !each.is_deleted()) all.push_back(&each);
    return all;
}

wire::http_response rest::posts(const asking& by) {
    const auto* where = of_.find_channel(by.parts[0]);
    if (!accounts_.database_is_up || where == nullptr || !where->members.contains(by.person)) return forbids();
    if (by.query.contains("since") && by.query.at("since") != "0") {
        std::int64_t since = 0;
        const auto& said = by.query.at("since");
        const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), since);
        if (error != std::errc{} || end != said.data() + said.size()) return invalid_body("since");
        return posts_since(*where, since);
    }
    if (by.query.contains("after")) return posts_beside(*where, by, true);
    if (by.query.contains("before")) return posts_beside(*where, by, false);
    return posts_page(*where, by);
}

/// Everything that was touched since: old posts, deleted ones and copies of edited ones too, and no pages.
wire::http_response rest::posts_since(const channel& in, std::int64_t since) const {
    std::vector<const posted*> all;
    for (const auto& each : of_.posts)
        if (each.channel() == in.id && each.number("update_at") > since) all.push_back(&each);
    std::ranges::stable_sort(all, std::greater(), [](const posted* each) { return each->number("create_at"); });
    if (all.size() > since_max) all.resize(since_max);
    auto list = post_list(all, "", "");
    for (auto& [id, post] : list["posts"].items())
        if (post.at("delete_at") != 0 && post.at("original_id") == "") post["message"] = "";
    return answers(list);
}

/// The pages that begin beside a post, newest first inside. An unknown post has nothing beside it, and is no error.
wire::http_response rest::posts_beside(const channel& in, const asking& by, bool is_after) const {
    const auto& beside = by.query.at(is_after ? "after" : "before");
    auto all = standing(in);
    const auto at = std::ranges::find_if(all, [&](const posted* each) { return each->id() == beside; });
    if (at == all.end()) return answers(post_list({}, "", beside));
    if (is_after)
        all.erase(all.begin(), at + 1);
    else
        all.erase(at, all.end());
    if (!is_after) std::ranges::reverse(all);
    const auto size = std::min(by.number("per_page", page_usual), page_max), from = by.number("page", 0) * size;
    std::vector<const posted*> page;
    for (auto n = from; n < std::min(all.size(), from + size); ++n) page.push_back(all[n]);
    if (is_after) std::ranges::reverse(page);
    const auto next = from + size < all.size() ? all[from + size]->id() : std::string();
    return answers(is_after ? post_list(page, next, beside) : post_list(page, beside, next));
}

wire::http_response rest::posts_page(const channel& in, const asking& by) const {
    auto all = standing(in);
    std::ranges::reverse(all);
    const auto size = std::min(by.number("per_page", page_usual), page_max), from = by.number("page", 0) * size;
    std::vector<const posted*> page;
    for (auto n = from; n < std::min(all.size(), from + size); ++n) page.push_back(all[n]);
    return answers(post_list(page, "", from + size < all.size() ? all[from + size]->id() : ""));
}

wire::http_response rest::pinned(const asking& by) {
    const auto* where = of_.find_channel(by.parts[0]);
    if (where == nullptr || !where->members.contains(by.person)) return forbids();
    auto all = standing(*where);
    std::erase_if(all, [](const posted* each) { return !each->is_pinned(); });
    std::ranges::reverse(all);
    return answers(post_list(all, "", ""));
}

wire::http_response rest::thread(const asking& by) {
    const auto* it = of_.find_post(by.parts[0]);
    if (it == nullptr || it->is_deleted()) return refuses(404, "app.post.get.app_error", "Unable to get the post.");
    if (!of_.is_member(it->channel(), by.person)) return forbids();
    const auto root = it->text("root_id").empty() ? it->id() : it->text("root_id");
    auto all = standing(*of_.find_channel(it->channel()));
    std::erase_if(all, [&](const posted* each) { return each->id() != root && each->text("root_id") != root; });
    return answers(post_list(all, "", ""));
}

}  // namespace tests::mattermost
