# Forecasts of R's forecast package (ets, auto.arima, thetaf; each on levels and on logs) from the same rolling origins
# as `foedera eval paths`, so that the same verb scores both:
#   Rscript bench/paths/peer.R SERIES.csv FORECASTS.csv [STEP]
#   ./foedera eval paths --series SERIES.csv --peer FORECASTS.csv
# STEP 1 takes every origin year, STEP 3 every third (years divisible by three). Needs Debian's r-cran-forecast.
suppressMessages(library(forecast))
args <- commandArgs(TRUE)
step <- if (length(args) > 2) as.integer(args[3]) else 1L
data <- read.csv(args[1], na.strings = "", stringsAsFactors = FALSE)
names(data)[names(data) == "sipri_name"] <- "name"
if ("name" %in% names(data)) data$iso3 <- ifelse(is.na(data$iso3) | data$iso3 == "", data$name, data$iso3)
fewest <- 10; longest <- 10; offset <- 0.5
models <- list(
  "ets" = function(y) forecast(ets(y), h = longest, level = 80),
  "auto.arima" = function(y) forecast(auto.arima(y), h = longest, level = 80),
  "thetaf" = function(y) thetaf(y, h = longest, level = 80))
out <- file(args[2], "w")
writeLines("model,iso3,origin,h,scale,mean,sd", out)
for (iso3 in unique(data$iso3)) {
  one <- data[data$iso3 == iso3, ]
  one <- one[order(one$year), ]
  for (i in seq_len(nrow(one))) {
    origin <- one$year[i]
    if (i < fewest || origin %% step != 0 || !any(one$year > origin & one$year <= origin + longest)) next
    years <- one$year[1]:origin
    y <- approx(one$year[1:i], one$value[1:i], years)$y       # gaps: straight lines between known years
    for (name in names(models)) for (scale in c("level", "log")) {
      fit <- tryCatch(suppressWarnings(models[[name]](ts(if (scale == "log") log(y + offset) else y))), error = function(e) NULL)
      if (is.null(fit)) next
      mean <- as.numeric(fit$mean); sd <- (as.numeric(fit$upper) - as.numeric(fit$lower)) / 2 / qnorm(0.9)
      label <- if (scale == "log") paste0(name, "-log") else name
      writeLines(sprintf("%s,\"%s\",%d,%d,%s,%.8g,%.8g", label, iso3, origin, seq_len(longest), scale, mean, pmax(sd, 1e-9)), out)
    }
  }
  flush(out)
}
close(out)
