#include "crew/crew.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <cstdint>
#include <map>
#include <vector>

namespace bot::crew {

namespace net = boost::asio;

struct crew::members {
    members(net::any_io_executor on, on_end call)
        : executor(std::move(on)),
          told(std::move(call)),
          bell(executor, std::chrono::steady_clock::time_point::max()) {}

    net::any_io_executor executor;
    on_end told;
    net::steady_timer bell;
    std::map<std::uint64_t, net::cancellation_signal> each;
    std::uint64_t started = 0;
    bool stopped = false;

    void tell(const std::string& name, std::exception_ptr why) const {
        if (told) told(name, std::move(why));
    }
    void stop() {
        stopped = true;
        std::vector<std::uint64_t> numbers;  // a member may end, and leave the map, while another one is told
        for (const auto& [number, signal] : each) numbers.push_back(number);
        for (const auto number : numbers)
            if (const auto found = each.find(number); found != each.end())
                found->second.emit(net::cancellation_type::terminal);
    }
};

crew::crew(net::any_io_executor executor, on_end told)
    : members_(std::make_shared<members>(std::move(executor), std::move(told))) {}

crew::~crew() {
    members_->told = nullptr;
    members_->stop();
}

void crew::start(std::string name, net::awaitable<void> work) {
    if (members_->stopped) {
        const boost::system::system_error aborted(net::error::operation_aborted);
        return members_->tell(name, std::make_exception_ptr(aborted));
    }
    const auto number = ++members_->started;
    auto ended = [all = members_, number, name = std::move(name)](std::exception_ptr why) {
        auto signal = all->each.extract(number);
        // Stopped from outside the io_context, it may have a message on its way that points into the signal.
        if (all->stopped) net::post(all->executor, [signal = std::move(signal)] {});
        all->bell.cancel();
        all->tell(name, std::move(why));
    };
    const auto slot = members_->each[number].slot();
    net::co_spawn(members_->executor, std::move(work), net::bind_cancellation_slot(slot, std::move(ended)));
}

void crew::stop() { members_->stop(); }

std::size_t crew::size() const { return members_->each.size(); }

net::awaitable<void> crew::finished() { return wait_for(members_); }

net::awaitable<void> crew::wait_for(std::shared_ptr<members> all) {
    while (!all->each.empty()) co_await all->bell.async_wait(net::as_tuple(net::use_awaitable));
}

std::string text_of(std::exception_ptr why) {
    if (!why) return "ended";
    try {
        std::rethrow_exception(std::move(why));
    } catch (const boost::system::system_error& error) {
        // What follows in brackets is for whoever debugs Asio: numbers, and a line of a header.
        const std::string_view all = error.what();
        return std::string(all.substr(0, all.rfind(" [" + std::string(error.code().category().name()) + ":")));
    } catch (const std::exception& error) { return error.what(); } catch (...) {
        return "an exception of an unknown kind";
    }
}

bool was_stopped(const std::exception_ptr& why) {
    if (!why) return false;
    try {
        std::rethrow_exception(why);
    } catch (const boost::system::system_error& error) {
        return error.code() == net::error::operation_aborted;
    } catch (...) { return false; }
}

}  // namespace bot::crew
