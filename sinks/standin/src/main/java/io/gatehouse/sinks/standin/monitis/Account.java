package io.gatehouse.sinks.standin.monitis;

/** The one account that a stand-in knows; real keys have 26 capital letters and digits. */
public record Account(String apiKey, String secretKey) {}
