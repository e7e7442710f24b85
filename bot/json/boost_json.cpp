#include <boost/json/src.hpp>  // here and nowhere else: it is all of Boost.JSON
