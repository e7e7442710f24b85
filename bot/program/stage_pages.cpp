#include "program/stage_pages.hpp"

#include "day/find.hpp"
#include "program/paths.hpp"
#include "web/board_frame.hpp"

namespace bot::program {

namespace net = boost::asio;

stage_pages::stage_pages(surroundings around)
    : around_(std::move(around)),
      pages_({around_.io, around_.in, around_.time, around_.wall, around_.steady, {"127.0.0.1", around_.port, ""},
          around_.record, {pages_directory(), pages_directory() / "room"}, "room.html", [this] { return face(); },
          around_.tell}),
      live_(around_.io.get_executor(), room_around(), [this](const std::string& what, std::exception_ptr why) {
          around_.tell(crew::severity::warning, what + ": " + crew::text_of(why));
      }) {
    pages_.listener().on_upgrade("/live", [this](wire::upgrade asked) { return live_.converse(std::move(asked)); });
    around_.in.desk().on_change([this](day::day_id) { live_.show_standing(); });
    pages_.open();
}

net::awaitable<void> stage_pages::stop() {
    live_.close(std::chrono::seconds(1));
    co_await pages_.stop();
}

web::clock_face stage_pages::face() const {
    return {around_.time.now(), around_.time.speed(), around_.time.is_paused(), around_.zone};
}

web::live_room::surroundings stage_pages::room_around() {
    auto& desk = around_.in.desk();
    return {around_.time, around_.room, desk, around_.zone, [&desk] { return desk.next_event(); },
        [this](const day::person_id& who) { return standing_for(who); }, [&desk] { return desk.settled(); },
        [this] { pages_.clock_turned(); }};
}

std::vector<std::string> stage_pages::standing_for(const day::person_id& who) const {
    const auto* here =
        day::day_of_channel(around_.in.desk().known(), chat::room::channel_called(chat::room::incidents));
    const auto eyes = here ? day::agents_view(*here, who) : std::nullopt;
    return {web::parts_frame(here, who.id),
        eyes ? web::board_frame(*eyes, pages_.names(), around_.time.now()) : web::no_board_frame()};
}

}  // namespace bot::program
