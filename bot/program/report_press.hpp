// The report that goes along with the announcement of a day's end, to agents: a page and the picture as files where the
// platform takes files, else the material of the retrospective in words; and the one that somebody asked for. It is
// printed aside: pages take a while.
#pragma once

#include "chat/outbox.hpp"
#include "speech/named.hpp"

namespace bot::program {

class report_press {
public:
    /// SVG to PNG; called aside.
    using painting = std::function<std::expected<std::string, std::string>(std::string_view svg)>;
    struct surroundings {
        boost::asio::any_io_executor aside;  ///< where printing hinders nobody
        clock::clock& time;
        const day::state& known;
        speech::names called;
        painting paint;
        crew::teller tell;
    };
    explicit report_press(surroundings around) : around_(std::move(around)) {}

    boost::asio::awaitable<std::vector<chat::enclosure>> along(day::announcement with, bool takes_files);
    /// A report that was asked for, as it is now; nothing where it may not be read by whoever asked, any more.
    boost::asio::awaitable<std::optional<chat::file>> ordered(day::day_id of, day::owed_report what);

private:
    surroundings around_;
};

}  // namespace bot::program
