#include "program/not_opened.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace bot::program {

exit_code code_of(const record::not_opened& it) {
    switch (it.is) {
        case record::obstacle::locked:
            return record_in_use;
        case record::obstacle::damaged:
        case record::obstacle::newer:
            return record_damaged;
        case record::obstacle::disk:
            break;
    }
    return broken;
}

int tell_not_opened(const record::not_opened& it) {
    fmt::print(stderr, "{}\n", it.text);
    return code_of(it);
}

}  // namespace bot::program
