// A chat platform on paper: what was posted stands here, in order, and the next posts can be made to fail in each of
// the ways in which platforms fail.
#pragma once

#include "chat/port.hpp"
#include "clock/clock.hpp"

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tests {

class paper_port final : public bot::chat::port {
public:
    struct sheet {
        bot::chat::destination where;
        std::string name, text;
        bot::day::instant at;
        std::string id;
        bool pinned = false, gone = false;
        int edits = 0;
        bot::day::instant edited_at{};
    };
    enum class fate { lost, arrives_unanswered, refused, barred, falls_over };

    std::set<bot::chat::destination> shut_out_of;  ///< places that take nothing until somebody lets the bot in
    bool is_shut_out_of(const bot::chat::destination& where) const { return shut_out_of.contains(where); }

    explicit paper_port(bot::clock::clock& time) : time_(time) {}

    bot::day::platform which() const override { return bot::day::platform::room; }
    template <class T>
    using outcome = bot::chat::outcome<T>;

    outcome<bot::day::post_ref> post(
        bot::chat::destination where, std::string name, bot::speech::message said) override {
        using bot::chat::failure;
        if (posts_take.count() > 0) co_await bot::clock::sleep_for(time_, posts_take);
        std::optional<fate> next;
        auto& theirs = fates_of.contains(name) ? fates_of.at(name) : fates;
        if (!theirs.empty()) {
            next = theirs.front();
            theirs.pop_front();
        }
        if (next == fate::lost) co_return std::unexpected(failure{failure::kind::not_sent, "no route", {}});
        if (next == fate::refused) co_return std::unexpected(failure{failure::kind::refused, "no such channel", {}});
        if (next == fate::barred || is_shut_out_of(where))
            co_return std::unexpected(failure{failure::kind::barred, "not in the channel", {}, true});
        if (next == fate::falls_over) throw std::runtime_error("the platform's room fell over");
        sheets.push_back({where, name, bot::speech::plain(said), time_.now(), std::to_string(sheets.size() + 1)});
        if (next == fate::arrives_unanswered)
            co_return std::unexpected(failure{failure::kind::unknown, "timed out", {}});
        co_return ref(sheets.back());
    }
    outcome<std::optional<bot::day::post_ref>> find(
        bot::chat::destination where, std::string name, bot::day::instant since) override {
        ++finds;
        for (const auto& each : sheets)
            if (each.where == where && each.name == name && each.at >= since && !each.gone) co_return ref(each);
        co_return std::nullopt;
    }
    outcome<void> edit(bot::day::post_ref which, std::string, bot::speech::message said) override {
        using bot::chat::failure;
        ++edits_asked;
        auto next = edit_fates.empty() ? std::nullopt : std::optional(edit_fates.front());
        if (next) edit_fates.pop_front();
        if (next == fate::lost) co_return std::unexpected(failure{failure::kind::not_sent, "no route", {}});
        if (next == fate::refused) co_return std::unexpected(failure{failure::kind::refused, "too old", {}});
        if (next == fate::falls_over) throw std::runtime_error("the platform's room fell over");
        if (auto* on = at(which)) {
            on->text = bot::speech::plain(said);
            ++on->edits;
            on->edited_at = time_.now();
        }
        if (next) co_return std::unexpected(failure{failure::kind::unknown, "timed out", {}});
        co_return std::expected<void, failure>();
    }
    outcome<void> remove(bot::day::post_ref which) override {
        return chore([this, which] {
            if (auto* on = at(which)) on->gone = true;
        });
    }
    outcome<void> pin(bot::day::post_ref which) override {
        return chore([this, which] {
            if (auto* on = at(which)) on->pinned = true;
        });
    }
    outcome<void> unpin(bot::day::post_ref which) override {
        return chore([this, which] {
            if (auto* on = at(which)) on->pinned = false;
        });
    }
    outcome<std::string> topic(bot::day::channel_id of) override { co_return topics[of]; }
    outcome<void> set_topic(bot::day::channel_id of, std::string to) override {
        return chore([this, of, to] { topics[of] = to; });
    }
    outcome<bot::chat::channel_members> members(bot::day::channel_id) override {
        if (members_fall_over) throw std::runtime_error("the platform's room fell over");
        if (members_take.count() > 0) co_await bot::clock::sleep_for(time_, members_take);
        co_return agents_channel;
    }
    std::optional<bot::day::person_id> person(std::string_view handle) const override {
        return bot::day::person_id{bot::day::platform::room, std::string(handle)};
    }
    std::optional<bot::day::channel_id> channel(std::string_view name, const bot::day::channel_id&) const override {
        return bot::day::channel_id{bot::day::platform::room, std::string(name)};
    }
    std::string name_of(const bot::day::person_id& who) const override { return who.id; }

    std::vector<std::string> texts(const bot::chat::destination& where) const {
        std::vector<std::string> all;
        for (const auto& each : sheets)
            if (each.where == where && !each.gone) all.push_back(each.text);
        return all;
    }

    std::vector<sheet> sheets;
    std::deque<fate> fates;                            ///< of the next posts, then all is well
    std::map<std::string, std::deque<fate>> fates_of;  ///< of the next ones of this name
    std::map<bot::day::channel_id, std::string> topics;
    bot::chat::channel_members agents_channel;
    std::deque<fate> edit_fates;   ///< of the next edits
    std::deque<fate> chore_fates;  ///< of the next pins, topics set and messages deleted
    int edits_asked = 0, chores_asked = 0;
    bool members_fall_over = false;
    std::chrono::milliseconds members_take{0}, posts_take{0};
    int finds = 0;

private:
    static bot::day::post_ref ref(const sheet& of) {
        const auto* channel = std::get_if<bot::day::channel_id>(&of.where);
        return {channel ? *channel
                        : bot::day::channel_id{bot::day::platform::room, std::get<bot::day::person_id>(of.where).id},
            of.id};
    }
    outcome<void> chore(std::function<void()> done) {
        using bot::chat::failure;
        ++chores_asked;
        auto next = chore_fates.empty() ? std::nullopt : std::optional(chore_fates.front());
        if (next) chore_fates.pop_front();
        if (next == fate::lost) co_return std::unexpected(failure{failure::kind::not_sent, "no route", {}});
        if (next == fate::refused) co_return std::unexpected(failure{failure::kind::refused, "no right to it", {}});
        if (next == fate::falls_over) throw std::runtime_error("the platform's room fell over");
        done();
        if (next) co_return std::unexpected(failure{failure::kind::unknown, "timed out", {}});
        co_return std::expected<void, failure>();
    }
    sheet* at(const bot::day::post_ref& which) {
        const auto index = std::stoul(which.id);
        return index == 0 || index > sheets.size() ? nullptr : &sheets[index - 1];
    }

    bot::clock::clock& time_;
};

}  // namespace tests
