// The report that goes along with the announcement of a day's end, to agents: a page and the picture as files where the
// platform takes files, else the material of the retrospective in words. It is printed aside: pages take a while.
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

private:
    surroundings around_;
};

}  // namespace bot::program
