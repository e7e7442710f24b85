#include "chat/mattermost/mattermost.hpp"
#include "chat/slack/slack.hpp"
#include "clock/steady_clock.hpp"
#include "clock/system_clock.hpp"
#include "program/config_file.hpp"
#include "program/ending.hpp"
#include "program/house.hpp"
#include "program/log.hpp"
#include "program/messages.hpp"
#include "program/not_opened.hpp"
#include "program/pages.hpp"
#include "program/paths.hpp"
#include "program/shelf.hpp"
#include "program/text_file.hpp"
#include "program/tokens.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <fmt/format.h>

namespace bot::program {

namespace net = boost::asio;

namespace {

constexpr std::size_t longest_mark = 256 << 10;

day::house_rules rules_of(const config& how) {
    day::house_rules rules;
    if (how.may_create.empty()) return rules;
    rules.creators_named = true;
    rules.may_create = [who = how.may_create](const day::person_id& asked) { return who.contains(asked.id); };
    return rules;
}

/// Those that are switched on.
struct platforms {
    std::optional<chat::slack::slack_options> slack;
    std::optional<chat::mattermost::mattermost_options> mattermost;
};

std::expected<platforms, std::string> platforms_of(const config& how) {
    platforms on;
    if (how.slack.enabled) {
        auto slack = slack_options_of(how);
        if (!slack) return std::unexpected(std::move(slack.error()));
        on.slack = std::move(*slack);
    }
    if (how.mattermost.enabled) {
        auto mattermost = mattermost_options_of(how);
        if (!mattermost) return std::unexpected(std::move(mattermost.error()));
        on.mattermost = std::move(*mattermost);
    }
    if (on.slack || on.mattermost) return on;
    return std::unexpected(
        "no platform is switched on: set enabled = true in [slack] or [mattermost] of the configuration, or use "
        "chaosday rehearse");
}

/// All that runs on a real day, built one upon the other and taken down in reverse.
class workday {
public:
    workday(const run_options& with, config how, speech::phrasebook words, platforms on)
        : with_(with),
          how_(std::move(how)),
          plans_(how_.plans.empty() ? plans_directory() : how_.plans),
          words_(std::move(words)),
          on_(std::move(on)),
          hands_(io_.get_executor(), [this](const std::string& name, std::exception_ptr why) { ended(name, why); }) {}

    int work() {
        house::ground ground{io_, wall_, steady_, how_.record, std::move(words_), plans_, rules_of(how_), how_.zone,
            tell_, [this](const std::string& why) {
                tell_(crew::severity::error, why);
                end_.want(broken);
            }};
        auto opened = house::open(std::move(ground));
        if (!opened) return tell_not_opened(opened.error());
        house_ = std::move(*opened);
        connect();
        if (how_.web.port != 0 && !open_pages()) return wrong_config;
        listen_for_reload();
        net::co_spawn(io_, live(), [this](std::exception_ptr why) {
            if (!why) return;
            tell_(crew::severity::error, crew::text_of(why));
            end_.want(broken);
            io_.stop();
        });
        io_.run();
        return end_.code();
    }

private:
    /// False, and told, when the page files are not there.
    bool open_pages() try {
        pages_.emplace(pages::surroundings{io_, *house_, wall_, wall_, steady_, how_.web, how_.record,
            {pages_directory()}, "enter.html", [this] { return web::clock_face{wall_.now(), 1, false, how_.zone}; },
            tell_, [this] { return connections_in_words(); }});
        take_calls_on(pages_->listener());
        pages_->open();
        return true;
    } catch (const web::page_files_missing& missing) {
        tell_(crew::severity::error,
            std::string(missing.what()) + " Install chaosday anew, or name its files by CHAOSDAY_DATA.");
        return false;
    }

    void connect() {
        if (on_.slack) {
            slack_.emplace(chat::slack::slack::surroundings{io_.get_executor(), wall_, steady_, house_->desk(), tell_},
                *on_.slack);
            house_->connect(*slack_);
        }
        if (on_.mattermost) {
            mattermost_.emplace(chat::mattermost::mattermost::surroundings{.executor = io_.get_executor(),
                                    .wall = wall_,
                                    .steady = steady_,
                                    .desk = house_->desk(),
                                    .told = tell_,
                                    .mark = mark_in(how_.record / "mattermost-heard.json")},
                *on_.mattermost);
            house_->connect(*mattermost_);
        }
    }

    chat::mattermost::kept_mark mark_in(const std::filesystem::path& file) {
        return {[this, file] { return mark_kept_in(file); },
            [this, file](std::string heard) {
                house_->kept().write(file, std::move(heard),
                    "what is said at Mattermost while the bot is away for more than ten minutes will not be heard");
            }};
    }

    /// Nothing where there is none; empty where there is one that can not be read, which is told.
    std::optional<std::string> mark_kept_in(const std::filesystem::path& file) const {
        std::error_code unknown;
        if (!std::filesystem::exists(file, unknown) && !unknown) return std::nullopt;
        auto text = read_text(file, longest_mark);
        if (text) return std::move(*text);
        tell_(crew::severity::warning, file.string() + ": " + text.error());
        return "";
    }

    /// Where Mattermost's server calls us.
    void take_calls_on(web::listener& there) {
        if (!mattermost_) return;
        for (const auto& path : chat::mattermost::mattermost::callback_paths())
            there.on_callback(
                path, [this](wire::http_request call, wire::peer) { return mattermost_->answer(std::move(call)); });
    }

    net::awaitable<void> live() {
        house_->start();
        if (slack_) hands_.start("slack", slack_->run());
        if (mattermost_) hands_.start("mattermost", mattermost_->run());
        co_await end_.wanted();
        end_.begin();
        tell_(crew::severity::info, "ending");
        reload_.cancel();
        hands_.stop();
        co_await hands_.finished();
        if (pages_) co_await pages_->stop();
        co_await house_->stop();
        tell_(crew::severity::info, "ended");
        end_.finish();
    }

    std::string connections_in_words() const {
        if (!slack_) return {};
        const auto count = slack_->connections();
        return fmt::format("Slack connections: {}{}\n", count.ours,
            count.slacks ? fmt::format(", by Slack's count: {}", *count.slacks) : "");
    }

    void ended(const std::string& name, const std::exception_ptr& why) {
        if (!why || crew::was_stopped(why)) return;
        tell_(crew::severity::error, name + " ended: " + crew::text_of(why));
        end_.want(is_refusal(why) ? not_admitted : broken);
    }

    static bool is_refusal(const std::exception_ptr& why) {
        try {
            std::rethrow_exception(why);
        } catch (const chat::slack::unrecoverable&) { return true; } catch (...) {
            return false;
        }
    }

    /// SIGHUP: templates and the log's level are read again; what is wrong with them is told, and the old ones stay.
    void listen_for_reload() {
        reload_.async_wait([this](boost::system::error_code error, int) {
            if (error) return;
            reload();
            listen_for_reload();
        });
    }
    void reload() {
        const auto again = read_config_file(with_.config);
        auto words = again ? messages_in(again->messages) : std::nullopt;
        if (!words)
            return tell_(crew::severity::error, "not reloaded: mend what is named above, then send SIGHUP again");
        house_->speak_with(std::move(*words));
        set_log_level(again->log_level);
        tell_(crew::severity::info, "templates and log level reloaded");
    }

    const run_options& with_;
    config how_;
    crew::teller tell_ = log_teller();
    net::io_context io_{1};
    ending end_{io_};
    net::signal_set reload_{io_, SIGHUP};
    clock::system_clock wall_{io_.get_executor()};
    clock::steady_clock steady_{io_.get_executor()};
    plan_shelf plans_;
    speech::phrasebook words_;
    platforms on_;
    std::unique_ptr<house> house_;
    std::optional<chat::slack::slack> slack_;
    std::optional<chat::mattermost::mattermost> mattermost_;
    std::optional<pages> pages_;
    crew::crew hands_;
};

}  // namespace

int run(const run_options& with) {
    auto how = read_config_file(with.config);
    if (!how) return wrong_config;
    open_log(how->log_level, with.log_json || how->log_json ? log_form::json : log_form::text);
    auto words = messages_in(how->messages);
    if (!words) return wrong_config;
    auto on = platforms_of(*how);
    if (!on) {
        log_teller()(crew::severity::error, on.error());
        return wrong_config;
    }
    return workday(with, std::move(*how), std::move(*words), std::move(*on)).work();
}

}  // namespace bot::program
