#include "record/threads.hpp"

#include <boost/asio/post.hpp>
#include <sys/resource.h>
#include <unistd.h>

namespace bot::record {

namespace {

constexpr int behind_everything_else = 15;

/// On Linux a thread has a priority of its own, by the thread's id.
void give_way() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), behind_everything_else); }

}  // namespace

threads::threads() { boost::asio::post(snapshots_, give_way); }

threads::~threads() {
    writer_.join();
    snapshots_.join();
}

workers threads::executors() { return {writer_.get_executor(), snapshots_.get_executor()}; }

}  // namespace bot::record
