package io.awsideman.cache.backend.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What IAM has to allow, and no more.
 *
 * @param arn of the table
 */
public record TablePolicy(String arn) {
    private static final List<String> USE = List.of(
            "dynamodb:BatchGetItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:DeleteItem",
            "dynamodb:Scan",
            "dynamodb:UpdateItem");
    private static final List<String> LOOK_AFTER = List.of(
            "dynamodb:CreateTable",
            "dynamodb:DescribeTable",
            "dynamodb:DescribeTimeToLive",
            "dynamodb:TagResource",
            "dynamodb:UpdateContinuousBackups",
            "dynamodb:UpdateTimeToLive");

    /** The policy of those who use the cache, as JSON; of those who create and repair the table as well, if asked. */
    public String json(boolean withCreation) {
        List<Map<String, Object>> statements = new ArrayList<>(List.of(statement("UseTheCache", USE)));
        if (withCreation) {
            statements.add(statement("CreateAndRepairTheTable", LOOK_AFTER));
        }
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", statements);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, lists and maps are JSON", e);
        }
    }

    private Map<String, Object> statement(String id, List<String> actions) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", id);
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", arn);
        return statement;
    }
}
