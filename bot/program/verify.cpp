#include "record/verify.hpp"

#include "program/not_opened.hpp"
#include "record/disk.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

namespace {

int repair(record::disk& disk, const verify_options& with) {
    const auto saved = record::repair(disk, with.directory, *with.repair_to);
    if (!saved) return tell_not_opened(saved.error());
    fmt::print("{}", record::text_of(*saved, with.directory, *with.repair_to));
    return ended_well;
}

}  // namespace

int verify(const verify_options& with) {
    record::disk disk;
    if (with.repair_to) return repair(disk, with);
    const auto looked = record::verify(disk, with.directory);
    if (!looked) return tell_not_opened(looked.error());
    fmt::print("{}", record::text_of(*looked, with.directory));
    return looked->is_sound() ? ended_well : record_damaged;
}

}  // namespace bot::program
