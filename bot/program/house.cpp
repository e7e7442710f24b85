#include "program/house.hpp"

namespace bot::program {

namespace net = boost::asio;

/// Names as people type them, asked of the platform they are typed on.
class house::names final : public desk::directory {
public:
    explicit names(const house& of) : house_(of) {}
    std::optional<day::person_id> person(day::platform on, std::string_view handle) const override {
        const auto* port = house_.port_of(on);
        return port ? port->person(handle) : std::nullopt;
    }
    std::optional<day::channel_id> channel(day::platform on, std::string_view handle) const override {
        const auto* port = house_.port_of(on);
        return port ? port->channel(handle) : std::nullopt;
    }
    std::optional<day::group> group(day::platform on, std::string_view handle) const override {
        const auto* port = house_.port_of(on);
        return port ? port->group(handle) : std::nullopt;
    }

private:
    const house& house_;
};

std::expected<std::unique_ptr<house>, record::not_opened> house::open(ground on) {
    auto disk = std::make_unique<record::disk>();
    auto opened = record::open(*disk, on.record);
    if (!opened) return std::unexpected(std::move(opened.error()));
    for (const auto& each : opened->warnings) on.tell(crew::severity::warning, each);
    return std::unique_ptr<house>(new house(std::move(on), std::move(disk), std::move(*opened)));
}

house::house(ground on, std::unique_ptr<record::disk> disk, record::opened from)
    : ground_(std::move(on)),
      disk_(std::move(disk)),
      lock_(std::move(from.lock)),
      names_(std::make_unique<names>(*this)),
      threads_(ground_.workers ? nullptr : std::make_unique<record::threads>()),
      hands_(ground_.io.get_executor(),
          [this](const std::string& name, std::exception_ptr why) {
              if (!crew::was_stopped(why)) ground_.broken(name + " ended: " + crew::text_of(why));
          }),
      bearers_(ground_.io.get_executor(), [this](const std::string& name, std::exception_ptr why) {
          if (why && !crew::was_stopped(why))
              ground_.tell(crew::severity::warning, name + " was not handed over: " + crew::text_of(why));
      }) {
    auto known = from.known;
    record::journal_news news;
    news.writable = [this](const std::string& why) {
        ground_.tell(why.empty() ? crew::severity::info : crew::severity::error,
            why.empty() ? "the record can be written again"
                        : "the record can not be written, changes are refused: " + why);
    };
    news.broken = [this](const std::string& why) { ground_.broken("the record can not be trusted any more: " + why); };
    news.warning = [this](const std::string& what) { ground_.tell(crew::severity::warning, what); };
    journal_ = std::make_unique<record::file_journal>(ground_.io.get_executor(),
        threads_ ? threads_->executors() : *ground_.workers, ground_.steady, *disk_, ground_.record, std::move(from),
        std::move(news));
    desk_ = std::make_unique<desk::desk>(
        desk::desk::surroundings{ground_.time, *journal_, ground_.plans, *names_, ground_.rules, ground_.default_zone},
        std::move(known));
}

house::~house() = default;

chat::port* house::port_of(day::platform on) const {
    const auto found = ports_.find(on);
    return found == ports_.end() ? nullptr : found->second;
}

void house::connect(chat::port& to) { ports_[to.which()] = &to; }

void house::start() {
    const auto on = [this](day::platform which) { return port_of(which); };
    outbox_ = std::make_unique<chat::outbox>(ground_.io.get_executor(),
        chat::outbox::surroundings{ground_.time, ground_.steady, desk_->known(), [this] { return desk_->settled(); },
            [this](day::day_id of, day::own_command what) { return desk_->take(of, std::move(what)); },
            [this](day::day_id of) { return gatekeeper_->has_looked(of); },
            [this]() -> const speech::phrasebook& { return ground_.words; }, on, ground_.tell});
    gatekeeper_ = std::make_unique<desk::gatekeeper>(
        ground_.io.get_executor(), *desk_, ground_.steady, on, [this](day::day_id of) { outbox_->look(of); },
        ground_.tell);
    desk_->on_change([this](day::day_id of) {
        gatekeeper_->look_if_changed(of);
        outbox_->look(of);
        for (const auto& [which, port] : ports_) port->day_changed(of);
    });
    desk_->on_new_roles([this](std::set<day::person_id> whose) { return show_new_roles(std::move(whose)); });
    desk_->on_document([this](const day::person_id& to, desk::document what) {
        bearers_.start("a file for " + to.id, hand_over(to, std::move(what)));
    });
    desk_->on_arrival([this](day::day_id of) { gatekeeper_->look_again(of); });
    for (const auto& [id, each] : desk_->known().days) gatekeeper_->look_if_changed(id);
    outbox_->look_everywhere();
    hands_.start("the clock of the day", desk_->keep_time());
}

net::awaitable<void> house::hand_over(day::person_id to, desk::document what) {
    auto* port = port_of(to.on);
    if (!port) co_return;
    chat::file file{what.name, what.name, std::move(what.text)};
    auto sending = port->upload(to, what.name, std::move(file));
    const auto sent = co_await std::move(sending);
    if (!sent) ground_.tell(crew::severity::warning, "a report could not be handed over: " + sent.error().why);
}

net::awaitable<void> house::show_new_roles(std::set<day::person_id> whose) {
    for (const auto& [which, port] : ports_) {
        auto showing = port->roles_changed(whose);
        co_await std::move(showing);
    }
}

net::awaitable<void> house::stop() {
    hands_.stop();
    bearers_.stop();
    co_await hands_.finished();
    co_await bearers_.finished();
    if (gatekeeper_) co_await gatekeeper_->stop();
    if (outbox_) co_await outbox_->stop();
    co_await journal_->drained();
}

std::string house::name_of(const day::person_id& who) const {
    const auto* port = port_of(who.on);
    return port ? port->name_of(who) : who.id;
}

std::string house::name_of(const day::channel_id& which) const {
    const auto* port = port_of(which.on);
    return port ? port->name_of_channel(which) : which.id;
}

std::optional<std::string> house::trouble() const {
    auto why = journal_->trouble();
    return why.empty() ? std::nullopt : std::optional(std::move(why));
}

}  // namespace bot::program
