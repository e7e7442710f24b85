#include "chat/slack/slack.hpp"
#include "clock/steady_clock.hpp"
#include "clock/system_clock.hpp"
#include "program/config_file.hpp"
#include "program/ending.hpp"
#include "program/house.hpp"
#include "program/log.hpp"
#include "program/messages.hpp"
#include "program/not_opened.hpp"
#include "program/paths.hpp"
#include "program/shelf.hpp"
#include "program/tokens.hpp"
#include "web/health.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <fmt/format.h>

namespace bot::program {

namespace net = boost::asio;

namespace {

day::house_rules rules_of(const config& how) {
    day::house_rules rules;
    if (!how.may_create.empty())
        rules.may_create = [who = how.may_create](const day::person_id& asked) { return who.contains(asked.id); };
    return rules;
}

/// All that runs on a real day, built one upon the other and taken down in reverse.
class workday {
public:
    workday(const run_options& with, config how, speech::phrasebook words, chat::slack::slack_options slack)
        : with_(with),
          how_(std::move(how)),
          plans_(how_.plans.empty() ? plans_directory() : how_.plans),
          words_(std::move(words)),
          slack_options_(std::move(slack)),
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
        slack_.emplace(chat::slack::slack::surroundings{io_.get_executor(), wall_, steady_, house_->desk(), tell_},
            slack_options_);
        house_->connect(*slack_);
        if (how_.web.port != 0)
            health_.emplace(web::health::surroundings{io_.get_executor(), steady_, [this] { return house_->trouble(); },
                                [this](const std::string& where, std::exception_ptr why) {
                                    tell_(crew::severity::warning, where + ": " + crew::text_of(why));
                                },
                                [this] { return connections_in_words(); }},
                how_.web.address, how_.web.port);
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
    net::awaitable<void> live() {
        house_->start();
        hands_.start("slack", slack_->run());
        co_await end_.wanted();
        end_.begin();
        tell_(crew::severity::info, "ending");
        reload_.cancel();
        hands_.stop();
        co_await hands_.finished();
        co_await house_->stop();
        if (health_) co_await health_->stop();
        tell_(crew::severity::info, "ended");
        end_.finish();
    }

    std::string connections_in_words() const {
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
    chat::slack::slack_options slack_options_;
    std::unique_ptr<house> house_;
    std::optional<chat::slack::slack> slack_;
    std::optional<web::health> health_;
    crew::crew hands_;
};

}  // namespace

int run(const run_options& with) {
    auto how = read_config_file(with.config);
    if (!how) return wrong_config;
    open_log(how->log_level, with.log_json || how->log_json ? log_form::json : log_form::text);
    auto words = messages_in(how->messages);
    if (!words) return wrong_config;
    const auto tell = log_teller();
    if (!how->slack.enabled) {
        tell(crew::severity::error,
            "no platform is switched on: set slack.enabled = true in the configuration, or use chaosday rehearse");
        return wrong_config;
    }
    auto slack = slack_options_of(*how);
    if (!slack) {
        tell(crew::severity::error, slack.error());
        return wrong_config;
    }
    return workday(with, std::move(*how), std::move(*words), std::move(*slack)).work();
}

}  // namespace bot::program
