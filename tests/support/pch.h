// Precompiled for every test program: Qt and the standard library only, so that a project header
// never hides in it.
#pragma once

#include <QtCore>
#include <QtGui>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <numbers>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <variant>
#include <vector>
