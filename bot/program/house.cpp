#include "program/house.hpp"

#include "day/people_of.hpp"
#include "program/report_png.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace bot::program {

namespace net = boost::asio;

namespace {

constexpr std::chrono::minutes names_settle_in{1};

}  // namespace

/// Names as people type them, asked of the platform they are typed on.
class house::names final : public desk::directory {
public:
    explicit names(const house& of) : house_(of) {}
    std::optional<day::person_id> person(day::platform on, std::string_view handle) const override {
        const auto* port = house_.port_of(on);
        return port ? port->person(handle) : std::nullopt;
    }
    std::optional<day::channel_id> channel(const day::channel_id& near, std::string_view handle) const override {
        const auto* port = house_.port_of(near.on);
        return port ? port->channel(handle, near) : std::nullopt;
    }
    std::optional<day::group> group(day::platform on, std::string_view handle) const override {
        const auto* port = house_.port_of(on);
        return port ? port->group(handle) : std::nullopt;
    }

    speech::names shown() const override { return house_.names_shown(); }

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
      known_names_(ground_.record),
      threads_(ground_.workers ? nullptr : std::make_unique<record::threads>()),
      hands_(ground_.io.get_executor(), [this](const std::string& name, std::exception_ptr why) {
          if (!crew::was_stopped(why)) ground_.broken(name + " ended: " + crew::text_of(why));
      }) {
    kept_ = std::make_unique<kept_files>(ground_.io.get_executor(), aside(), ground_.tell);
    if (!known_names_.trouble().empty()) ground_.tell(crew::severity::warning, known_names_.trouble());
    auto known = std::move(from.known);
    record::journal_news news;
    news.writable = [this](const std::string& why) {
        ground_.tell(why.empty() ? crew::severity::info : crew::severity::error,
            why.empty() ? "the record can be written again"
                        : "the record can not be written, changes are refused: " + why);
    };
    news.broken = [this](const std::string& why) { ground_.broken("the record can not be trusted any more: " + why); };
    news.warning = [this](const std::string& what) { ground_.tell(crew::severity::warning, what); };
    journal_ = std::make_unique<record::file_journal>(
        ground_.io.get_executor(), workers(), ground_.steady, *disk_, ground_.record, std::move(from), std::move(news));
    desk_ = std::make_unique<desk::desk>(desk::desk::surroundings{ground_.time, *journal_, ground_.plans, *names_,
                                             ground_.rules, ground_.default_zone, ground_.io.get_executor()},
        std::move(known));
}

house::~house() = default;

chat::port* house::port_of(day::platform on) const {
    const auto found = ports_.find(on);
    return found == ports_.end() ? nullptr : found->second;
}

void house::connect(chat::port& to) { ports_[to.which()] = &to; }

record::workers house::workers() { return threads_ ? threads_->executors() : *ground_.workers; }

void house::open_outbox() {
    auto paint = ground_.paint ? ground_.paint
                               : [scratch = ground_.record](std::string_view svg) { return png_of(svg, scratch); };
    press_ = std::make_unique<report_press>(report_press::surroundings{
        aside(), ground_.time, desk_->known(), names_shown(), std::move(paint), ground_.tell});
    outbox_ = std::make_unique<chat::outbox>(ground_.io.get_executor(),
        chat::outbox::surroundings{ground_.time, ground_.steady, desk_->known(), [this] { return desk_->settled(); },
            [this](day::day_id of, day::own_command what) { return desk_->take(of, std::move(what)); },
            [this](day::day_id of) { return gatekeeper_->has_looked(of); },
            [this]() -> const speech::phrasebook& { return ground_.words; },
            [this](day::platform which) { return port_of(which); }, ground_.tell,
            [this](day::announcement with, const chat::port& on) {
                return press_->along(std::move(with), on.takes_files());
            },
            [this](const day::channel_id& which) { tell_of_lost(which); }});
}

void house::start() {
    open_outbox();
    owed_ = std::make_unique<owed_reports>(ground_.io.get_executor(),
        owed_reports::surroundings{ground_.steady, desk_->known(),
            [this](day::day_id of, day::own_command what) { return desk_->take(of, std::move(what)); },
            [this] { return desk_->settled(); }, [this](day::platform which) { return port_of(which); },
            [this](day::day_id of, day::owed_report what) { return press_->ordered(of, std::move(what)); },
            ground_.tell});
    const auto on = [this](day::platform which) { return port_of(which); };
    bearers_ = std::make_unique<bearers>(
        ground_.io.get_executor(), bearers::surroundings{ground_.time, ground_.steady, on, ground_.tell});
    gatekeeper_ = std::make_unique<desk::gatekeeper>(
        ground_.io.get_executor(), *desk_, ground_.steady, on, [this](day::day_id of) { outbox_->look(of); },
        ground_.tell);
    desk_->on_change([this](day::day_id of) {
        gatekeeper_->look_if_changed(of);
        outbox_->look(of);
        owed_->look(of);
        for (const auto& [which, port] : ports_) port->day_changed(of);
        with_new_names_.insert(of);
    });
    desk_->on_new_roles([this](std::set<day::person_id> whose) { return show_new_roles(std::move(whose)); });
    desk_->on_news([this](desk::notice it) { bearers_->bring(std::move(it)); });
    desk_->on_arrival([this](day::day_id of) { gatekeeper_->look_again(of); });
    desk_->on_check([this](day::day_id of) { return gatekeeper_->look_now(of); });
    for (const auto& [id, each] : desk_->known().days) gatekeeper_->look_if_changed(id);
    outbox_->look_everywhere();
    owed_->look_everywhere();
    hands_.start("the clock of the day", desk_->keep_time());
    hands_.start("the names of people", keep_names());
}

/// Whoever facilitates a day there can bring us back.
void house::tell_of_lost(const day::channel_id& which) {
    for (auto& each : desk_->channel_is_lost(which, desk::loss::taken_out)) bearers_->bring(std::move(each));
}

net::awaitable<void> house::show_new_roles(std::set<day::person_id> whose) {
    for (const auto& [which, port] : ports_) {
        auto showing = port->roles_changed(whose);
        co_await std::move(showing);
    }
}

/// Now and then: a platform may come to know a name after a fact that speaks of it.
net::awaitable<void> house::keep_names() {
    for (;;) {
        co_await clock::sleep_for(ground_.steady, names_settle_in);
        write_down_names();
    }
}

void house::write_down_names() {
    for (const auto id : std::exchange(with_new_names_, {})) {
        const auto found = desk_->known().days.find(id);
        if (found == desk_->known().days.end()) continue;
        const auto& day = found->second;
        known_names_.keep(day::people_of(day::keepers_view(day)), {day.plan.incident_channel, day.plan.agents_channel},
            names_shown(), *kept_);
    }
}

net::awaitable<void> house::stop() {
    write_down_names();
    hands_.stop();
    co_await hands_.finished();
    if (gatekeeper_) co_await gatekeeper_->stop();
    if (outbox_) co_await outbox_->stop();
    if (owed_) co_await owed_->stop();
    co_await settle_with_the_disk();
    if (bearers_) co_await bearers_->stop();
    co_await kept_->finished();
}

/// Whoever waits for the disk hears of it in the order in which they began to: the desk, and by it those who were
/// promised news, before we do.
net::awaitable<void> house::settle_with_the_disk() {
    try {
        co_await journal_->drained();
    } catch (const record::not_written&) {}  // the operator and whoever asked have been told
}

std::string house::name_of(const day::person_id& who) const {
    const auto* port = port_of(who.on);
    return port ? port->name_of(who) : who.id;
}

std::string house::name_of(const day::channel_id& which) const {
    const auto* port = port_of(which.on);
    return port ? port->name_of_channel(which) : which.id;
}

speech::names house::names_shown() const {
    return {[this](const day::person_id& who) { return name_of(who); },
        [this](const day::channel_id& which) { return name_of(which); }};
}

std::optional<std::string> house::trouble() const {
    auto why = journal_->trouble();
    return why.empty() ? std::nullopt : std::optional(std::move(why));
}

}  // namespace bot::program
