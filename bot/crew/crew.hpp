// Coroutines kept together, so that they can be told to stop and waited for. Every ending is told, with the exception
// if there was one: nothing that goes wrong in a coroutine goes unheard. One thread only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <string>

namespace bot::crew {

/// Called once for each member that ended; `why` is empty when it ended well. A member that was stopped ends with
/// operation_aborted (see was_stopped). It may start and stop members, and must not throw.
using on_end = std::function<void(const std::string& name, std::exception_ptr why)>;

/// The text of an exception for the log; "ended" for none.
std::string text_of(std::exception_ptr why);
/// Whether it ended because somebody cancelled it.
bool was_stopped(const std::exception_ptr& why);

class crew {
public:
    crew(boost::asio::any_io_executor executor, on_end told);
    /// Stops the members that are left; their endings are no longer told.
    ~crew();
    crew(const crew&) = delete;
    crew& operator=(const crew&) = delete;

    /// Runs `work` until it ends or is stopped. After stop() nothing starts any more; that is told as
    /// operation_aborted.
    void start(std::string name, boost::asio::awaitable<void> work);
    /// Asks every member to end; finished() says when they have.
    void stop();
    boost::asio::awaitable<void> finished();
    std::size_t size() const;

private:
    struct members;
    static boost::asio::awaitable<void> wait_for(std::shared_ptr<members> all);
    std::shared_ptr<members> members_;
};

}  // namespace bot::crew
