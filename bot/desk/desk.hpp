// Where a request meets the core: who means which day, what it decides, when it is on disk, what is answered. The one
// way in for commands, buttons, forms, reactions and the clock; nothing leaves before its facts are durable.
#pragma once

#include "clock/clock.hpp"
#include "day/decide.hpp"
#include "desk/port.hpp"
#include "desk/shelf.hpp"
#include "record/journal.hpp"
#include "speech/answers.hpp"
#include "speech/named.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <expected>
#include <functional>
#include <memory>

namespace bot::desk {

/// Names of people and channels as people type them, for each platform.
class directory {
public:
    virtual ~directory() = default;
    virtual std::optional<day::person_id> person(day::platform on, std::string_view handle) const = 0;
    /// Where several channels have this name, that beside `near`, which is where it was typed.
    virtual std::optional<day::channel_id> channel(const day::channel_id& near, std::string_view handle) const = 0;
    /// A group that the platform keeps, by its name or id, and who is in it; most platforms have none.
    virtual std::optional<day::group> group(day::platform, std::string_view) const { return std::nullopt; }
    /// As their platform shows them, for what is read elsewhere; nothing: they go by their ids.
    virtual speech::names shown() const { return {}; }
};

class desk final : public port {
public:
    struct surroundings {
        clock::clock& time;
        record::journal& book;
        shelf& plans;
        directory& names;
        day::house_rules rules;
        std::string default_zone = "UTC";
        boost::asio::any_io_executor executor;
    };

    desk(surroundings around, day::state known);
    ~desk() override;
    desk(const desk&) = delete;
    desk& operator=(const desk&) = delete;

    /// Returns when the newest fact that the answer was made from is on disk. While the disk hangs nothing of it is
    /// told: the answer then says that, and what became of it is news for the asker (on_news) when the disk is back.
    boost::asio::awaitable<answer> ask(request what) override;
    boost::asio::awaitable<speech::message> home(day::person_id of) override;
    std::vector<std::pair<std::string, std::string>> verbs_for(day::asker who) const override;
    boost::asio::awaitable<bool> group_seen(day::group is) override;
    std::vector<notice> channel_is_lost(const day::channel_id& which, loss how) override;
    void came_into(const day::channel_id& which) override;
    void hears_again(day::platform on) override;
    std::map<day::post_ref, std::set<day::person_id>> marks_that_stand(day::platform on) const override;

    /// The bot's own commands (an announcement stands, a channel was looked at); durable when it returns
    /// true; false when the disk refused.
    boost::asio::awaitable<bool> take(day::day_id on, day::own_command what);

    /// Runs the clock until cancelled: what is due becomes facts.
    boost::asio::awaitable<void> keep_time();

    /// It runs ahead of the disk: `settled` says when what it holds may be told to somebody.
    const day::state& known() const;
    /// Returns when all that is known now is on disk; false when the disk refused, and it is what the disk has instead.
    boost::asio::awaitable<bool> settled();
    /// When the clock brings the next thing; for the rehearsal's jump to it.
    std::optional<day::instant> next_event() const;

    /// Who makes personal links to the web pages; until then, and where it makes none, people are told that there are
    /// no pages. A link lets its bearer in once, so the desk forgets it as soon as it is said.
    using link_maker = std::function<std::expected<std::string, no_link>(day::day_id, const day::person_id&)>;
    void serve_links(link_maker by);

    /// Called, on the desk's thread, soon after facts of a day became durable, once for all that came together: the
    /// outbox and the live pages look again.
    void on_change(std::function<void(day::day_id)> told);
    /// Called with what one person must hear without asking: what became of their words after the disk had hung.
    using messenger = std::function<void(notice)>;
    void on_news(messenger by);
    /// Called when these people have other roles than before, on disk: whoever asked is answered when it returns.
    using new_roles = std::function<boost::asio::awaitable<void>(std::set<day::person_id>)>;
    void on_new_roles(new_roles told);
    /// Called when somebody came into the agents' channel of a day, and when a check is to look who is there.
    void on_arrival(std::function<void(day::day_id)> told);
    /// Called before `check` is answered: returns when the agents' channel has been looked at once more; false when
    /// that was not to be had in time.
    using look = std::function<boost::asio::awaitable<bool>(day::day_id)>;
    void on_check(look by);

private:
    struct inside;
    std::shared_ptr<inside> it_;
};

}  // namespace bot::desk
