#include "clock/rehearsal_clock.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bot::clock {

namespace net = boost::asio;
using std::chrono::milliseconds;

class rehearsal_clock::waiter final : public alarm {
public:
    explicit waiter(rehearsal_clock& by) : by_(by), all_(by.waiters_), real_(by.real_.make_alarm()) {
        all_->insert(this);
    }
    ~waiter() override { all_->erase(this); }

    net::awaitable<void> wait_until(instant then) override {
        const waiting mark(awaited_, then);
        while (!std::exchange(rung_, false) && by_.now() < then) co_await real_->wait_until(by_.real_time_of(then));
    }
    void ring() override {
        rung_ = true;
        look_again();
    }
    void look_again() { real_->ring(); }
    std::optional<instant> awaited() const { return *awaited_; }

private:
    struct waiting {
        waiting(std::shared_ptr<std::optional<instant>> mark, instant then) : mark_(std::move(mark)) { *mark_ = then; }
        ~waiting() { mark_->reset(); }
        waiting(const waiting&) = delete;
        waiting& operator=(const waiting&) = delete;
        std::shared_ptr<std::optional<instant>> mark_;
    };

    rehearsal_clock& by_;
    std::shared_ptr<std::set<waiter*>> all_;
    std::unique_ptr<alarm> real_;
    // Shared: a coroutine that is dropped while it waits may outlive its alarm.
    std::shared_ptr<std::optional<instant>> awaited_ = std::make_shared<std::optional<instant>>();
    bool rung_ = false;
};

namespace {
bool is_speed(double speed) { return std::isfinite(speed) && speed > 0; }
}  // namespace

rehearsal_clock::rehearsal_clock(clock& real, instant start, double speed)
    : real_(real),
      since_(start),
      since_real_(real.now()),
      speed_(is_speed(speed) ? speed : 1.0),
      waiters_(std::make_shared<std::set<waiter*>>()) {}

instant rehearsal_clock::now() const {
    if (paused_) return since_;
    const auto passed = static_cast<double>((real_.now() - since_real_).count()) * speed_;
    return since_ + milliseconds(std::llround(std::floor(passed)));
}

std::unique_ptr<alarm> rehearsal_clock::make_alarm() { return std::make_unique<waiter>(*this); }

instant rehearsal_clock::real_time_of(instant then) const {
    constexpr auto forever = static_cast<double>(milliseconds(std::chrono::years(100)).count());
    if (paused_) return instant::max();
    const auto left = std::ceil(static_cast<double>((then - since_).count()) / speed_);
    if (left > forever) return instant::max();
    // Rounding may leave it a hair short of `then` at the computed time: always let some real time pass.
    return std::max(since_real_ + milliseconds(std::llround(left)), real_.now() + milliseconds(1));
}

void rehearsal_clock::change_course(instant now) {
    since_ = now;
    since_real_ = real_.now();
    for (auto* each : *waiters_) each->look_again();
}

void rehearsal_clock::pause() {
    const auto here = now();
    paused_ = true;
    change_course(here);
}

void rehearsal_clock::resume() {
    const auto here = now();
    paused_ = false;
    change_course(here);
}

void rehearsal_clock::set_speed(double speed) {
    if (!is_speed(speed)) return;
    const auto here = now();
    speed_ = speed;
    change_course(here);
}

void rehearsal_clock::jump_to(instant then) {
    if (then > now()) change_course(then);
}

std::optional<instant> rehearsal_clock::next_alarm() const {
    std::optional<instant> earliest;
    for (const auto* each : *waiters_)
        if (const auto awaited = each->awaited(); awaited && *awaited != instant::max())
            earliest = std::min(earliest.value_or(*awaited), *awaited);
    return earliest;
}

}  // namespace bot::clock
