#include "chat/slack/homes.hpp"

#include "chat/slack/blocks.hpp"
#include "crew/within.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace bot::chat::slack {

namespace net = boost::asio;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds between_tries{10};

}  // namespace

struct homes_on_show::home {
    home(std::string whose, clock::clock& by) : person(std::move(whose)), hurry(by.make_alarm()) {}

    std::string person;
    bool is_stale = false, is_at_work = false, is_wanted_now = false;
    std::unique_ptr<clock::alarm> hurry;  ///< ends the gathering of changes
    std::string view;                     ///< as Slack has it; empty before the first
    std::uint64_t times_shown = 0;
    std::vector<std::shared_ptr<clock::alarm>> waiters;  ///< rung when it is shown
};

homes_on_show::homes_on_show(surroundings around) : around_(std::move(around)), hands_(new_hands()) {}

std::unique_ptr<crew::crew> homes_on_show::new_hands() {
    const auto told = [tell = around_.told](const std::string& name, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) tell(severity::error, "Slack, " + name + ": " + crew::text_of(why));
    };
    return std::make_unique<crew::crew>(around_.executor, told);
}

homes_on_show::home_ref homes_on_show::home_of(const std::string& person) {
    auto& it = homes_[person];
    if (!it) it = std::make_shared<home>(person, around_.steady);
    return it;
}

void homes_on_show::opened(const std::string& person) {
    const auto it = home_of(person);
    it->view.clear();  // who opens it may see an older one, from before we started
    ask_for(it, std::chrono::milliseconds(0));
}

void homes_on_show::look_again() {
    for (const auto& [person, each] : homes_) ask_for(each, gathers);
}

void homes_on_show::ask_for(const home_ref& which, std::chrono::milliseconds soon) {
    which->is_stale = true;
    which->is_wanted_now |= soon.count() == 0;
    which->hurry->ring();
    if (std::exchange(which->is_at_work, true)) return;
    hands_->start("a Home", keep(which, soon));
}

/// Until what is shown is what there is.
net::awaitable<void> homes_on_show::keep(home_ref which, std::chrono::milliseconds soon) {
    const std::shared_ptr<void> over(nullptr, [which](void*) {
        which->is_at_work = false;
        ++which->times_shown;
        for (const auto& each : std::exchange(which->waiters, {})) each->ring();
    });
    const auto until = around_.steady.now() + soon;
    while (!which->is_wanted_now && around_.steady.now() < until) co_await which->hurry->wait_until(until);
    which->is_wanted_now = false;
    while (std::exchange(which->is_stale, false)) {
        auto publishing = publish(which);
        if (co_await std::move(publishing)) continue;
        which->is_stale = true;
        co_await clock::sleep_for(around_.steady, between_tries);
    }
}

/// False: it may be tried again.
net::awaitable<bool> homes_on_show::publish(home_ref which) {
    auto asking = around_.desk.home({day::platform::slack, which->person});
    const auto said = co_await std::move(asking);
    auto view = home_of_message(said);
    if (view == which->view) co_return true;
    json what{{"user_id", which->person}, {"view", json::parse(view)}};
    auto publishing = around_.api.call("views.publish", std::move(what));
    const auto answer = co_await std::move(publishing);
    if (answer.ok) which->view = std::move(view);
    co_return answer.ok || failure_of(answer, "views.publish").is_turned_down();
}

/// Once: by the time whoever waits goes on, it may be at work at something newer.
net::awaitable<void> homes_on_show::until_shown(home_ref which) {
    const std::shared_ptr<clock::alarm> bell(around_.steady.make_alarm());
    which->waiters.push_back(bell);
    const auto before = which->times_shown;
    while (which->is_at_work && which->times_shown == before) co_await bell->wait_until(clock::instant::max());
}

net::awaitable<void> homes_on_show::show_anew(std::set<std::string> people) {
    std::vector<home_ref> all;
    for (const auto& each : people) {
        all.push_back(home_of(each));
        ask_for(all.back(), std::chrono::milliseconds(0));
    }
    const auto deadline = around_.steady.now() + patience;
    for (const auto& each : all) {
        const auto left = std::max(deadline - around_.steady.now(), std::chrono::milliseconds(0));
        try {
            auto waiting = until_shown(each);
            co_await crew::within(around_.steady, left, std::move(waiting));
        } catch (const boost::system::system_error& error) {
            if (error.code() != net::error::timed_out) throw;
            around_.told(severity::warning, "Slack: a Home could not be shown before its owner was answered");
        }
    }
}

net::awaitable<void> homes_on_show::stop() {
    hands_->stop();
    co_await hands_->finished();
    hands_ = new_hands();
}

}  // namespace bot::chat::slack
