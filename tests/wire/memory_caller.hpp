// A caller whose every call goes through memory to whoever the test sets there.
#pragma once

#include "wire/dial.hpp"
#include "wire/memory_pipe.hpp"

#include <boost/system/system_error.hpp>
#include <functional>
#include <utility>
#include <vector>

namespace tests {

class memory_caller final : public bot::wire::caller {
public:
    memory_caller(net::any_io_executor executor, std::function<void(bot::wire::transport)> picks_up)
        : executor_(std::move(executor)), picks_up_(std::move(picks_up)) {}

    bot::wire::net::awaitable<bot::wire::transport> dial(bot::wire::address to) override {
        dialled.push_back(to);
        if (fails) throw boost::system::system_error(net::error::connection_refused, "calling " + to.host);
        auto line = make_wire(executor_);
        *line.faults = std::exchange(faults_of_next, {});
        lines.push_back(line.faults);
        picks_up_(std::move(line.there));
        co_return std::move(line.here);
    }

    std::vector<bot::wire::address> dialled;
    std::vector<std::shared_ptr<wire_faults>> lines;
    wire_faults faults_of_next;  // of the next call only
    bool fails = false;

private:
    net::any_io_executor executor_;
    std::function<void(bot::wire::transport)> picks_up_;
};

}  // namespace tests
