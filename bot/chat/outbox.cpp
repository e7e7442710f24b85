#include "chat/outbox.hpp"

#include "chat/lane.hpp"
#include "crew/within.hpp"

namespace bot::chat {

namespace net = boost::asio;

namespace {

/// For the message under way when the bot is told to end.
constexpr std::chrono::seconds stop_limit{2};

}  // namespace

outbox::outbox(net::any_io_executor executor, surroundings around)
    : executor_(executor),
      around_(std::move(around)),
      buttons_(executor,
          {around_.time, around_.steady, around_.known, around_.settled, around_.words, around_.on, around_.tell}),
      caretaker_(executor, {around_.time, around_.steady, around_.known, around_.settled, around_.write_down,
                               around_.words, around_.on, around_.tell}),
      hands_(executor, [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              around_.tell(crew::severity::error, name + " ended: " + crew::text_of(why));
      }) {
    for (const auto& [id, day] : around_.known.days) {
        for (const auto& [one, it] : day.open.outstanding) doubtful_.insert(one);
        for (const auto& [one, it] : day.secret.outstanding) doubtful_.insert(one);
    }
}

outbox::~outbox() = default;

void outbox::look(day::day_id of) {
    const auto found = around_.known.days.find(of);
    if (found == around_.known.days.end() || stopping_) return;
    buttons_.look(of);
    caretaker_.look(of);
    // A lane may begin to speak, and change the books, as soon as it is opened: look first.
    std::set<destination> wanted;
    for (const auto* book : {&found->second.open.outstanding, &found->second.secret.outstanding})
        for (const auto& [id, it] : *book) wanted.insert(destination_of(it));
    for (const auto& each : wanted) open_lane(each);
}

void outbox::look_everywhere() {
    std::vector<day::day_id> days;
    for (const auto& [id, day] : around_.known.days) days.push_back(id);
    for (const auto id : days) look(id);
}

void outbox::open_lane(const destination& to) {
    auto& here = lanes_[to];
    if (here && !here->is_over) return here->bell->ring();
    here = std::make_shared<lane>(around_, to, doubtful_, stopping_);
    hands_.start("a lane of the outbox", keep(here));
}

net::awaitable<void> outbox::keep(std::shared_ptr<lane> it) {
    co_await it->run();
    if (const auto found = lanes_.find(it->to); found != lanes_.end() && found->second == it) lanes_.erase(found);
}

net::awaitable<void> outbox::stop() {
    stopping_ = true;
    for (auto& [to, each] : lanes_) each->bell->ring();
    co_await buttons_.stop();
    co_await caretaker_.stop();
    try {
        co_await crew::within(around_.steady, stop_limit, hands_.finished());
        co_return;
    } catch (const boost::system::system_error&) {
        hands_.stop();  // whatever it is cut off in is looked up at the next start
    }
    co_await hands_.finished();
}

}  // namespace bot::chat
