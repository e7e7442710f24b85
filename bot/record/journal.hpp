// The record as the desk sees it: facts go in, and are durable once `durable` returns. Whoever appends never waits;
// what is appended during a sync shares the next one.
#pragma once

#include "day/book.hpp"

#include <boost/asio/awaitable.hpp>
#include <span>
#include <stdexcept>

namespace bot::record {

/// The facts since the last durable one were not written (disk full, short write): nobody may be told they were. The
/// file has been cut back; the desk reloads its state with `reload`.
class not_written : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A sync failed: what is on disk is not known until it is read anew by a new process. The program logs it and exits 1.
class disk_broken : public not_written {
public:
    using not_written::not_written;
};

class journal {
public:
    virtual ~journal() = default;

    /// Hands the facts to the writer, numbers given, in order. Never waits.
    virtual void append(std::span<const day::fact> facts) = 0;
    /// Returns when fact number `up_to` is on disk (at once when it already is). Throws not_written. To
    /// be called in the same turn as the append or the look at the state: after a loss, numbers are given anew.
    virtual boost::asio::awaitable<void> durable(std::uint64_t up_to) = 0;
    /// The same, for whoever waits and must be told something: false when the disk hangs, or began to while this
    /// waited. What was appended is then neither kept nor lost; durable() tells when the disk has come back.
    virtual boost::asio::awaitable<bool> durable_in_time(std::uint64_t up_to) = 0;
    /// False while the disk refuses or hangs, or more waits for it than there is room for: commands that change
    /// something are refused, those that read go on.
    virtual bool writable() const = 0;
    /// The state from disk, after not_written: the same code as at the start. Until then what is appended is dropped.
    /// Many may be told not_written of one loss: the first of them reloads. Throws runtime_error when the disk can not
    /// be read either, after it has told whoever ends the program.
    virtual day::state reload() = 0;
};

}  // namespace bot::record
