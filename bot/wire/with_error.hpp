// For this room's sources only: an operation ends with its error in hand, not with an exception.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace bot::wire {

inline constexpr auto with_error = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace bot::wire
