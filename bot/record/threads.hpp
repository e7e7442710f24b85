// The two threads of the record: the writer, and at low priority the maker of snapshots. Joined by the destructor,
// after what they have begun.
#pragma once

#include "record/file_journal.hpp"

#include <boost/asio/thread_pool.hpp>

namespace bot::record {

class threads {
public:
    threads();
    ~threads();
    threads(const threads&) = delete;
    threads& operator=(const threads&) = delete;

    workers executors();

private:
    boost::asio::thread_pool writer_{1};
    boost::asio::thread_pool snapshots_{1};
};

}  // namespace bot::record
